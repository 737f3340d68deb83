package dev.millrace.host.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file with a header line, in UTF-8.
 *
 * @param file where it came from
 * @param columns names in the header
 * @param rows cells as written
 * @param lines 1-based line on which each row begins
 */
record CsvTable(String file, List<String> columns, List<List<String>> rows, List<Integer> lines) {
    static CsvTable read(Path file) throws IOException {
        ObjectReader reader = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readerForListOf(String.class);
        CsvTable table = new CsvTable(file.toString(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (MappingIterator<List<String>> cells = reader.readValues(file.toFile())) {
            while (cells.hasNextValue()) {
                int line = cells.getCurrentLocation().getLineNr();
                table.add(cells.nextValue(), line);
            }
        } catch (JsonProcessingException e) {
            throw new StreamException(
                    table.file(),
                    Math.max(1, e.getLocation().getLineNr()),
                    "this is not CSV: " + e.getOriginalMessage());
        }
        if (table.columns().isEmpty()) {
            throw new StreamException(table.file(), 1, "the file is empty; its first line must name the columns");
        }
        return table;
    }

    /** Position of a column; throws with the columns there are. */
    int column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new StreamException(file, 1, "there is no column '" + name + "'; the columns are " + columns);
        }
        return index;
    }

    private void add(List<String> cells, int line) {
        if (columns.isEmpty()) {
            cells.forEach(cell -> columns.add(cell.strip()));
            return;
        }
        if (cells.size() != columns.size()) {
            throw new StreamException(
                    file, line, "%d cells for %d columns %s".formatted(cells.size(), columns.size(), columns));
        }
        rows.add(List.copyOf(cells));
        lines.add(line);
    }
}
