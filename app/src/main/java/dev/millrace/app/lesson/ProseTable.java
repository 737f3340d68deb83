package dev.millrace.app.lesson;

import java.util.function.Consumer;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;

/** A Markdown table as a grid. */
final class ProseTable {
    private final Consumer<String> follow;
    private final GridPane grid = new GridPane();
    private int row;

    ProseTable(Consumer<String> follow) {
        this.follow = follow;
    }

    GridPane of(TableBlock table) {
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node line = part.getFirstChild(); line != null; line = line.getNext()) {
                line(line);
                row++;
            }
        }
        return grid;
    }

    private void line(Node line) {
        int column = 0;
        for (Node node = line.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableCell cell) {
                TextFlow flow = new TextFlow();
                flow.getStyleClass().add(cell.isHeader() ? "prose-table-head" : "prose-table-cell");
                new Inline(flow, follow).of(cell);
                GridPane.setHgrow(flow, Priority.ALWAYS);
                grid.add(flow, column++, row);
            }
        }
    }
}
