package dev.millrace.app.code;

import dev.millrace.app.model.CodeModel;
import dev.millrace.host.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** The text area with colours, line numbers, squiggles and completion. FX thread. */
final class Editor {
    private static final KeyCombination COMPLETE = new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);
    private static final String INDENT = "    ";

    private final CodeModel model;
    private final Executor fx;
    private final CodeArea area = new CodeArea();
    private final CompletionList completions = new CompletionList(area);
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);

    Editor(CodeModel model, Executor fx) {
        this.model = model;
        this.fx = fx;
        area.setId("editor");
        area.setAccessibleText("Code of the job");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area, digits -> "%" + Math.max(2, digits) + "d"));
        area.textProperty()
                .addListener((property, before, now) -> model.textProperty().set(now));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.textProperty().addListener((property, before, now) -> take(now));
        model.scriptProperty()
                .addListener((property, before, now) -> area.getUndoManager().forgetHistory());
        model.diagnostics().addListener((ListChangeListener<Diagnostic>) change -> paint());
        take(model.textProperty().get());
        area.getUndoManager().forgetHistory();
    }

    Node node() {
        return scroll;
    }

    /** Replaces the whole text; undo brings the old one back. */
    void replace(String text) {
        area.replaceText(text);
        area.requestFocus();
    }

    /** Puts the cursor at the place and shows it. */
    void goTo(Diagnostic diagnostic) {
        int at = Math.min(diagnostic.start(), area.getLength());
        area.moveTo(at);
        area.requestFollowCaret();
        area.requestFocus();
    }

    void focus() {
        area.requestFocus();
    }

    private void take(String text) {
        if (!area.getText().equals(text)) {
            area.replaceText(text);
            area.moveTo(0);
            area.requestFollowCaret();
        }
        paint();
    }

    private void pressed(KeyEvent event) {
        if (COMPLETE.match(event)) {
            event.consume();
            complete();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            event.consume();
            area.replaceSelection("\n" + indent());
            area.requestFollowCaret();
        } else if (event.getCode() == KeyCode.TAB && !event.isShiftDown() && !event.isShortcutDown()) {
            event.consume();
            area.replaceSelection(INDENT);
        }
    }

    private String indent() {
        String line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
        String leading = line.substring(0, line.length() - line.stripLeading().length());
        return line.stripTrailing().endsWith("{") ? leading + INDENT : leading;
    }

    private void complete() {
        int cursor = area.getCaretPosition();
        var unused = model.complete(cursor)
                .thenAcceptAsync(
                        found -> {
                            if (area.getCaretPosition() == cursor) {
                                completions.show(found);
                            }
                        },
                        fx);
    }

    private void paint() {
        String text = area.getText();
        if (text.isEmpty()) {
            return;
        }
        StyleSpans<Collection<String>> spans = JavaTokens.of(text);
        for (Diagnostic diagnostic : model.diagnostics()) {
            spans = spans.overlay(squiggle(diagnostic, text.length()), Editor::both);
        }
        area.setStyleSpans(0, spans);
    }

    private static StyleSpans<Collection<String>> squiggle(Diagnostic diagnostic, int length) {
        int start = Math.max(0, Math.min(diagnostic.start(), length - 1));
        int end = Math.max(start + 1, Math.min(diagnostic.end(), length));
        return new StyleSpansBuilder<Collection<String>>()
                .add(List.of(), start)
                .add(
                        List.of(
                                diagnostic.severity() == Diagnostic.Severity.ERROR
                                        ? "squiggle-error"
                                        : "squiggle-warning"),
                        end - start)
                .add(List.of(), length - end)
                .create();
    }

    private static Collection<String> both(Collection<String> token, Collection<String> mark) {
        List<String> styles = new ArrayList<>(token);
        styles.addAll(mark);
        return styles;
    }
}
