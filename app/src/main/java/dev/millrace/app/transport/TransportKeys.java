package dev.millrace.app.transport;

import dev.millrace.app.model.RunModel;
import dev.millrace.trace.SubtaskId;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys that move the cursor and act on the run, anywhere in the window but where text is written: Left and Right step,
 * with Shift by one event, with Ctrl to the next event of the chosen class; Space plays; Home and End; PageDown and
 * {@code .} step too (clickers); K kills the selected subtask; W asks why.
 */
public final class TransportKeys {
    private final RunModel model;

    /** Keys for one run. */
    public TransportKeys(RunModel model) {
        this.model = model;
    }

    /** Listens to a window's keys before its controls do. */
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!writes(scene.getFocusOwner()) && !event.isAltDown() && !event.isMetaDown() && take(event)) {
                event.consume();
            }
        });
    }

    /** Whether keys belong to the control that has the focus: an editor, a list that opens. */
    private static boolean writes(@Nullable Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            boolean navigates = node instanceof javafx.scene.control.ListView
                    || node instanceof javafx.scene.control.TableView
                    || node instanceof javafx.scene.control.TreeTableView
                    || node instanceof javafx.scene.control.TreeView;
            if (node instanceof TextInputControl
                    || node instanceof ComboBoxBase
                    || navigates
                    || node.getStyleClass().contains("styled-text-area")
                    || node.getStyleClass().contains("code-area")) {
                return true;
            }
        }
        return false;
    }

    private boolean take(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            arrow(code == KeyCode.RIGHT, event);
            return true;
        }
        return !event.isShortcutDown() && single(code);
    }

    private void arrow(boolean forward, KeyEvent event) {
        if (event.isShortcutDown()) {
            if (forward) {
                model.toNext(model.targetProperty().get());
            } else {
                model.toPrevious(model.targetProperty().get());
            }
        } else if (event.isShiftDown()) {
            if (forward) {
                model.microForward();
            } else {
                model.microBack();
            }
        } else if (forward) {
            model.stepForward();
        } else {
            model.stepBack();
        }
    }

    private boolean single(KeyCode code) {
        switch (code) {
            case SPACE -> model.togglePlay();
            case HOME -> model.jumpTo(-1);
            case END -> model.jumpTo(Integer.MAX_VALUE);
            case PAGE_DOWN, PERIOD -> model.stepForward();
            case PAGE_UP -> model.stepBack();
            case W -> model.why(model.positionProperty().get());
            case K -> kill();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void kill() {
        SubtaskId selected = model.selectedProperty().get();
        if (selected != null) {
            model.kill(selected);
        }
    }
}
