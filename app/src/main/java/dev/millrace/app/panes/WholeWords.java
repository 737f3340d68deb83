package dev.millrace.app.panes;

import dev.millrace.app.stage.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/**
 * A table that cuts no words: a column is as wide as its widest words so far at the present text size. Columns share what
 * room there is beyond that; where there is too little for all of them, the table scrolls.
 */
final class WholeWords<R> {
    /** What a scroll bar and the padding of a cell take, in text sizes. */
    private static final double SCROLL_BAR = 1.3;

    private static final double PADDING = 1.1;

    private final TableView<R> table;
    private final List<Room> rooms = new ArrayList<>();
    private final DoubleProperty size = new SimpleDoubleProperty();
    private final IntegerProperty changes = new SimpleIntegerProperty();
    /** Kept: the list behind it would not keep it. */
    private final IntegerBinding shown;

    WholeWords(TableView<R> table, Pulse pulse) {
        this.table = table;
        shown = Bindings.size(table.getVisibleLeafColumns());
        pulse.draw(this::place, size, changes, shown, table.widthProperty());
    }

    /** A column of words. */
    void column(TableColumn<R, String> column, Function<R, String> of) {
        Columns.words(column, of);
        Room room = new Room(column);
        rooms.add(room);
        column.setCellFactory(each -> new Columns.WordCell<>(room::hold));
    }

    /** The words of one column, measured in text sizes: they stay the same when the text grows. */
    private final class Room {
        private final TableColumn<R, String> column;
        private double width;

        Room(TableColumn<R, String> column) {
            this.column = column;
        }

        /** The cell has other words, or another typeface. Called while a table is laid out: widths change at the next pulse. */
        private void hold(Labeled cell) {
            size.set(cell.getFont().getSize());
            widen(cell, cell.getText());
            widen(cell, column.getText());
        }

        private void widen(Labeled cell, String words) {
            Text text = new Text(words);
            text.setFont(cell.getFont());
            double needed = text.getLayoutBounds().getWidth() / cell.getFont().getSize() + PADDING;
            if (needed > width) {
                width = needed;
                changes.set(changes.get() + 1);
            }
        }

        private void place() {
            column.setMinWidth(Math.ceil(width * size.get()));
        }
    }

    private void place() {
        rooms.forEach(Room::place);
        double needed = table.getVisibleLeafColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean fits = needed + SCROLL_BAR * size.get() <= table.getWidth();
        table.setColumnResizePolicy(
                fits ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS : TableView.UNCONSTRAINED_RESIZE_POLICY);
        // A policy that was there already does not look at a column that has come into sight.
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }
}
