package dev.millrace.app.lesson;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** The inside of a paragraph as pieces of text. */
final class Inline extends AbstractVisitor {
    private final TextFlow flow;
    private final Consumer<String> follow;
    private final Deque<String> styles = new ArrayDeque<>();

    Inline(TextFlow flow, Consumer<String> follow) {
        this.flow = flow;
        this.follow = follow;
    }

    void of(Node block) {
        visitChildren(block);
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
        piece(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        styles.push("prose-inline-code");
        piece(code.getLiteral());
        styles.pop();
    }

    @Override
    public void visit(Emphasis emphasis) {
        styles.push("prose-emphasis");
        visitChildren(emphasis);
        styles.pop();
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styles.push("prose-strong");
        visitChildren(strong);
        styles.pop();
    }

    @Override
    public void visit(SoftLineBreak line) {
        piece(" ");
    }

    @Override
    public void visit(HardLineBreak line) {
        piece("\n");
    }

    @Override
    public void visit(Link link) {
        Hyperlink shown = new Hyperlink(LinkText.of(link));
        shown.getStyleClass().add("prose-link");
        shown.setOnAction(event -> follow.accept(link.getDestination()));
        flow.getChildren().add(shown);
    }

    private void piece(String literal) {
        Text text = new Text(literal);
        text.getStyleClass().add("prose-text");
        text.getStyleClass().addAll(styles);
        flow.getChildren().add(text);
    }

    /** A link is one control, so its inside is plain. */
    private static final class LinkText extends AbstractVisitor {
        private final StringBuilder plain = new StringBuilder();

        static String of(Link link) {
            LinkText text = new LinkText();
            text.visitChildren(link);
            return text.plain.toString();
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            plain.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            plain.append(code.getLiteral());
        }
    }
}
