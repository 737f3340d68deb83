package dev.millrace.app.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A file of records: CSV with a header line, or JSON Lines with an object a line.
 *
 * @param columns names as the file has them
 * @param rows cells as text, in the order of the file
 */
public record TableFile(List<String> columns, List<List<String>> rows) {
    private static final int ROWS_MAX = 200_000;

    /** The endings of files that can be read. */
    public static final List<String> ENDINGS = List.of("csv", "jsonl", "ndjson", "json");

    public TableFile {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Reads a file. Throws {@link IOException} with a sentence that says what is wrong, and on which line. */
    public static TableFile read(Path file) throws IOException {
        boolean csv = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        TableFile table = csv ? csv(file) : jsonLines(file);
        if (table.rows().isEmpty()) {
            throw new IOException("there is no record in " + file);
        }
        if (table.rows().size() > ROWS_MAX) {
            throw new IOException(file + " has more than " + ROWS_MAX + " records; cut it");
        }
        return table;
    }

    /** What the cells of a column are, as far as they show it. */
    public ColumnType type(int column) {
        return ColumnType.of(rows.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isBlank())
                .toList());
    }

    private static TableFile csv(Path file) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (MappingIterator<List<String>> cells = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readerForListOf(String.class)
                .readValues(file.toFile())) {
            while (cells.hasNextValue()) {
                List<String> line = List.copyOf(cells.nextValue());
                if (!lines.isEmpty() && line.size() != lines.get(0).size()) {
                    throw new IOException("record " + lines.size() + " has " + line.size() + " cells, and there are "
                            + lines.get(0).size() + " columns");
                }
                lines.add(line);
            }
        } catch (JsonProcessingException wrong) {
            throw new IOException("this is not CSV: " + wrong.getOriginalMessage(), wrong);
        }
        return lines.isEmpty()
                ? new TableFile(List.of(), List.of())
                : new TableFile(lines.get(0), lines.subList(1, lines.size()));
    }

    private static TableFile jsonLines(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> lines = Files.readAllLines(file);
        List<JsonNode> objects = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                JsonNode object = object(mapper, lines.get(i), i + 1);
                object.fieldNames().forEachRemaining(names::add);
                objects.add(object);
            }
        }
        List<String> columns = List.copyOf(names);
        return new TableFile(
                columns, objects.stream().map(object -> cells(object, columns)).toList());
    }

    private static JsonNode object(ObjectMapper mapper, String line, int number) throws IOException {
        try {
            JsonNode node = mapper.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException wrong) {
            throw new IOException("line " + number + " is not JSON: " + wrong.getOriginalMessage(), wrong);
        }
        throw new IOException("line " + number + " is no JSON object; JSON Lines have one a line");
    }

    private static List<String> cells(JsonNode object, List<String> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> object.path(columns.get(i)))
                .map(value -> value.isMissingNode() || value.isNull()
                        ? ""
                        : value.isValueNode() ? value.asText() : value.toString())
                .toList();
    }
}
