package dev.millrace.app.panes;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** How the columns of a table read its rows. */
final class Columns {
    private Columns() {}

    /** Words. */
    static <R> void words(TableColumn<R, String> column, Function<R, String> of) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
    }

    /** Values and clocks, in the typeface of code. */
    static <R> void code(TableColumn<R, String> column, Function<R, String> of) {
        words(column, of);
        column.getStyleClass().add("code-cell");
    }

    /** A bar from 0 to 1, with the same in words for who does not see it. */
    static <R> void bar(TableColumn<R, Double> column, Function<R, Double> of) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(of2 -> new BarCell<>());
    }

    private static final class BarCell<R> extends TableCell<R, Double> {
        private final ProgressBar bar = new ProgressBar();

        BarCell() {
            bar.setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected void updateItem(Double part, boolean empty) {
            super.updateItem(part, empty);
            if (empty || part == null) {
                setGraphic(null);
            } else {
                bar.setProgress(part);
                bar.setAccessibleText(Math.round(part * 100) + " percent");
                setGraphic(bar);
            }
        }
    }

    /** Gives the rows that satisfy a condition a pseudo-class of their own. */
    static <R> void mark(TableView<R> table, Map<String, Predicate<R>> conditions) {
        table.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(R row, boolean empty) {
                super.updateItem(row, empty);
                conditions.forEach((name, holds) -> pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(name), !empty && row != null && holds.test(row)));
            }
        });
    }

    /** Shows these rows and keeps the place; does nothing where they are the same. */
    static <R> void show(TableView<R> table, java.util.List<R> rows) {
        if (!table.getItems().equals(rows)) {
            int selected = table.getSelectionModel().getSelectedIndex();
            table.getItems().setAll(rows);
            table.getSelectionModel().select(selected < rows.size() ? selected : -1);
        }
    }
}
