package dev.millrace.app.lesson;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two texts as one: lines that only the first has, marked with a minus, then those of the second, marked with a plus. */
final class TextDifference {
    private static final String MINUS = "\u2212";

    private final VBox lines = new VBox();

    private TextDifference() {
        lines.getStyleClass().add("difference");
        lines.setId("difference");
    }

    static VBox of(String mine, String other) {
        TextDifference difference = new TextDifference();
        List<DiffRow> rows = DiffRowGenerator.create()
                .lineNormalizer(line -> line)
                .build()
                .generateDiffRows(
                        mine.stripTrailing().lines().toList(),
                        other.stripTrailing().lines().toList());
        int from = 0;
        while (from < rows.size()) {
            int to = from;
            while (to < rows.size() && changed(rows.get(to)) == changed(rows.get(from))) {
                to++;
            }
            difference.add(rows.subList(from, to));
            from = to;
        }
        return difference.lines;
    }

    private static boolean changed(DiffRow row) {
        return row.getTag() != DiffRow.Tag.EQUAL;
    }

    private void add(List<DiffRow> rows) {
        if (!changed(rows.get(0))) {
            rows.forEach(row -> line(" ", row.getOldLine(), "difference-same", ""));
            return;
        }
        rows.stream()
                .filter(row -> row.getTag() != DiffRow.Tag.INSERT)
                .forEach(row -> line(MINUS, row.getOldLine(), "difference-mine", "only in yours: "));
        rows.stream()
                .filter(row -> row.getTag() != DiffRow.Tag.DELETE)
                .forEach(row -> line("+", row.getNewLine(), "difference-other", "only in the solution: "));
    }

    private void line(String mark, String text, String style, String spoken) {
        Label sign = new Label(mark);
        sign.getStyleClass().add("difference-mark");
        sign.setMinWidth(Label.USE_PREF_SIZE);
        Label code = new Label(text);
        code.setWrapText(true);
        code.setAccessibleText(spoken + text);
        HBox.setHgrow(code, Priority.ALWAYS);
        HBox line = new HBox(sign, code);
        line.getStyleClass().add(style);
        lines.getChildren().add(line);
    }
}
