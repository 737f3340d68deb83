package dev.millrace.app.lesson;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as nodes. */
public final class Prose {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final Consumer<String> follow;

    /** {@code follow} is given the address of a link that is clicked. */
    public Prose(Consumer<String> follow) {
        this.follow = follow;
    }

    /** The text as a column of blocks. */
    public VBox column(String markdown) {
        VBox column = new VBox();
        column.getStyleClass().add("prose");
        fill(column, PARSER.parse(markdown));
        return column;
    }

    /** The text as one paragraph, whatever blocks it has. */
    TextFlow line(String markdown) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("prose-line");
        org.commonmark.node.Node document = PARSER.parse(markdown);
        for (org.commonmark.node.Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            new Inline(flow, follow).of(block);
        }
        return flow;
    }

    private void fill(VBox column, org.commonmark.node.Node parent) {
        Blocks blocks = new Blocks(column);
        for (org.commonmark.node.Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(blocks);
        }
    }

    private final class Blocks extends AbstractVisitor {
        private final VBox column;

        Blocks(VBox column) {
            this.column = column;
        }

        @Override
        public void visit(Heading heading) {
            add(flow(heading), "prose-heading-" + Math.min(3, heading.getLevel()));
        }

        @Override
        public void visit(Paragraph paragraph) {
            add(flow(paragraph), "prose-paragraph");
        }

        @Override
        public void visit(FencedCodeBlock code) {
            code(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            code(code.getLiteral());
        }

        @Override
        public void visit(BulletList list) {
            items(list, 0);
        }

        @Override
        public void visit(OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            items(list, start == null ? 1 : start);
        }

        @Override
        public void visit(BlockQuote quote) {
            VBox inner = new VBox();
            fill(inner, quote);
            add(inner, "prose-quote");
        }

        @Override
        public void visit(ThematicBreak line) {
            add(new Separator(), "prose-rule");
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                add(new ProseTable(follow).of(table), "prose-table");
            }
        }

        private void items(ListBlock list, int first) {
            VBox rows = new VBox();
            int number = first;
            for (org.commonmark.node.Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                Label mark = new Label(first == 0 ? "\u2022" : number++ + ".");
                mark.getStyleClass().add("prose-mark");
                VBox text = new VBox();
                fill(text, item);
                HBox.setHgrow(text, Priority.ALWAYS);
                rows.getChildren().add(new HBox(mark, text));
            }
            add(rows, "prose-list");
        }

        private void code(String text) {
            Label code = new Label(text.stripTrailing());
            code.setWrapText(true);
            code.setMaxWidth(Double.MAX_VALUE);
            add(code, "prose-code");
        }

        private TextFlow flow(org.commonmark.node.Node block) {
            TextFlow flow = new TextFlow();
            new Inline(flow, follow).of(block);
            return flow;
        }

        private void add(Node node, String style) {
            node.getStyleClass().add(style);
            column.getChildren().add(node);
        }
    }
}
