package dev.millrace.app.panes;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/** How the columns of a table read its rows. */
final class Columns {
    private Columns() {}

    /** Words. */
    static <R> void words(TableColumn<R, String> column, Function<R, String> of) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(each -> new WordCell<>(cell -> {}));
    }

    /** Words, and all of them in a tooltip: a narrow column cuts them. */
    static final class WordCell<R> extends TableCell<R, String> {
        private final Consumer<Labeled> changed;

        private boolean dressed;

        /** {@code changed} is told of other words and of another typeface, once the cell has the one of the style sheet. */
        WordCell(Consumer<Labeled> changed) {
            this.changed = changed;
            fontProperty().addListener((property, before, now) -> {
                dressed = true;
                changed.accept(this);
            });
        }

        @Override
        protected void updateItem(String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? null : words);
            setTooltip(empty || words == null || words.isEmpty() ? null : new Tooltip(words));
            if (dressed) {
                changed.accept(this);
            }
        }
    }

    /**
     * Leads from a row to the event that made it what it is: by a double click, by Enter, and by its menu. {@code position} is that
     * event's place in the journal, below 0 where there is none.
     */
    static <R> void why(TableView<R> table, ToIntFunction<R> position, IntConsumer why) {
        Runnable ask = () -> {
            R row = table.getSelectionModel().getSelectedItem();
            if (row != null && position.applyAsInt(row) >= 0) {
                why.accept(position.applyAsInt(row));
            }
        };
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                ask.run();
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                ask.run();
            }
        });
        MenuItem item = new MenuItem("Why? Show the event that made it so");
        item.setOnAction(event -> ask.run());
        table.setContextMenu(new ContextMenu(item));
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

    /** Columns share the width there is, in the proportions that they are given; what is cut is told by a tooltip. */
    static <R> void fit(TableView<R> table) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
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
