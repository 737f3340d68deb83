package dev.millrace.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/** The window's keys: each with its meaning in words, so that the sheet can list them. FX thread. */
final class Keys {
    private final List<Key> keys = new ArrayList<>();
    private final List<Key> others = new ArrayList<>();

    /**
     * One key.
     *
     * @param combination as {@link KeyCombination#keyCombination} reads it
     * @param shown how people write it
     * @param meaning what it does
     * @param group heading in the sheet
     * @param action does it
     */
    record Key(KeyCombination combination, String shown, String meaning, String group, Runnable action) {}

    /** Adds a key. */
    void add(String group, String combination, String shown, String meaning, Runnable action) {
        keys.add(new Key(parsed(combination), shown, meaning, group, action));
    }

    /** Adds a second key for something; the sheet does not list it. */
    void addSilently(String combination, Runnable action) {
        others.add(new Key(parsed(combination), "", "", "", action));
    }

    /** A name that is no key's would be taken for a character, and never match. */
    private static KeyCombination parsed(String combination) {
        KeyCombination parsed = KeyCombination.keyCombination(combination);
        if (parsed instanceof KeyCodeCombination) {
            return parsed;
        }
        throw new IllegalArgumentException("'" + combination + "' is no key");
    }

    /** All keys, in the order of their adding. */
    List<Key> all() {
        return List.copyOf(keys);
    }

    /** To be called before the focused node sees the event: does what the key means unless the node needs it itself. */
    void pressed(KeyEvent event, @Nullable Node focused) {
        Optional<Key> found = Stream.concat(keys.stream(), others.stream())
                .filter(key -> key.combination().match(event))
                .findFirst();
        if (found.isPresent() && !needs(focused, event)) {
            event.consume();
            found.get().action().run();
        }
    }

    private static boolean needs(@Nullable Node focused, KeyEvent event) {
        if (focused instanceof CodeArea || focused instanceof TextInputControl) {
            return !event.getCode().isFunctionKey() && !event.isShortcutDown();
        }
        if (focused instanceof ButtonBase && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
            return true;
        }
        boolean moves = event.getCode().isArrowKey() || event.getCode().isNavigationKey();
        return moves
                && !event.isShortcutDown()
                && Stream.iterate(focused, Objects::nonNull, Node::getParent).anyMatch(Keys::movesInside);
    }

    private static boolean movesInside(@Nullable Node node) {
        return node instanceof ListView
                || node instanceof TableView
                || node instanceof TreeView
                || node instanceof TreeTableView
                || node instanceof Slider
                || node instanceof RadioButton
                || node instanceof ChoiceBox
                || node instanceof ComboBoxBase;
    }
}
