package dev.millrace.app.code;

import dev.millrace.host.Completion;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;

/** The proposals at the cursor: arrows choose, Enter or Tab takes, Escape or anything else closes. */
final class CompletionList {
    private static final int ROWS_MAX = 9;
    private static final double ROW_EM = 2.0;
    private static final double LINE_EM = 1.3;
    private static final double WIDTH_EM = 26;

    private final CodeArea area;
    private final Popup popup = new Popup();
    private final ListView<Completion> list = new ListView<>();

    CompletionList(CodeArea area) {
        this.area = area;
        list.setId("completions");
        list.getStyleClass().add("completions");
        list.setAccessibleText("Completions");
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> take());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        popup.getContent().add(list);
        popup.setAutoHide(true);
    }

    /** Shows the proposals under the caret; one alone is taken at once. */
    void show(List<Completion> proposals) {
        popup.hide();
        list.getItems().setAll(proposals);
        if (proposals.isEmpty()) {
            return;
        }
        list.getSelectionModel().selectFirst();
        if (proposals.size() == 1) {
            take();
            return;
        }
        area.getCaretBounds().ifPresent(this::open);
    }

    private void open(Bounds caret) {
        double em = caret.getHeight() / LINE_EM;
        list.setPrefSize(WIDTH_EM * em, Math.min(ROWS_MAX, list.getItems().size()) * ROW_EM * em + 4);
        popup.show(area, caret.getMinX(), caret.getMaxY() + 2);
        list.requestFocus();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, TAB -> take();
            case ESCAPE, LEFT, RIGHT -> popup.hide();
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END -> {
                return;
            }
            default -> {
                if (!event.getCode().isModifierKey()) {
                    popup.hide();
                    area.requestFocus();
                }
                return;
            }
        }
        event.consume();
        area.requestFocus();
    }

    private void take() {
        Completion chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            area.replaceText(chosen.replaceFrom(), area.getCaretPosition(), chosen.text());
        }
        area.requestFocus();
    }

    private static final class Cell extends ListCell<Completion> {
        @Override
        protected void updateItem(Completion item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.text() + (item.matchesType() ? "  \u2022" : ""));
        }
    }
}
