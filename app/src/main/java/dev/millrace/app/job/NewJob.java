package dev.millrace.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A job that is to be made: its name, the records it reads, what their columns are, and which of them is the event time.
 *
 * @param name what the learner calls it
 * @param table the records
 * @param types one for each column
 * @param time index of the event-time column
 */
public record NewJob(String name, TableFile table, List<ColumnType> types, int time) {
    private static final String DELAY = "arrival_delay_ms";
    private static final long SHOWN_MS = 30_000;

    public NewJob {
        types = List.copyOf(types);
    }

    /** Id: the name in what every file system takes. */
    public String id() {
        String plain = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "job" : plain;
    }

    /** What is wrong with it in a sentence, or nothing. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add("The job needs a name.");
        }
        if (!types.get(time).tellsTime()) {
            problems.add("The event time has to be a column of times, or of whole numbers: milliseconds since 1970.");
        }
        for (int column = 0; column < types.size(); column++) {
            wrongCell(column, problems);
        }
        return problems;
    }

    private void wrongCell(int column, List<String> problems) {
        for (int row = 0; row < table.rows().size(); row++) {
            String cell = table.rows().get(row).get(column);
            if (!types.get(column).fits(cell)) {
                problems.add("'" + cell + "' in record " + (row + 1) + ", column "
                        + table.columns().get(column) + ", is no " + types.get(column) + ".");
                return;
            }
        }
    }

    /** The records as the stream's file: the file's order is the order of arrival, and what came late says by how much. */
    String csv() {
        StringBuilder text = new StringBuilder();
        text.append(columns().stream().collect(Collectors.joining(",")))
                .append(',')
                .append(DELAY)
                .append('\n');
        long arrived = Long.MIN_VALUE;
        for (List<String> row : table.rows()) {
            long happened = Long.parseLong(types.get(time).read(row.get(time)));
            arrived = Math.max(arrived, happened);
            for (int column = 0; column < types.size(); column++) {
                text.append(quoted(types.get(column).read(row.get(column)))).append(',');
            }
            text.append(arrived - happened).append('\n');
        }
        return text.toString();
    }

    /** The world it runs in: the whole stream in half a minute. */
    String scenario() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (List<String> row : table.rows()) {
            long happened = Long.parseLong(types.get(time).read(row.get(time)));
            first = Math.min(first, happened);
            last = Math.max(last, happened);
        }
        double pace = Math.max(1, (last - first) / (double) SHOWN_MS);
        return """
                # A job of your own. Everything about this file is in writing-lessons.md.
                format: 1
                job: job.jsh
                seed: 1
                streams:
                  %s: {file: records.csv, splits: 1, pace: %s, time: %s, delay: %s, delay-unit: 1ms}
                world:
                  latency: {"*": 20ms..60ms}
                  cost: {"*": 1ms}
                  channel-capacity: 16
                """.formatted(id(), pace, columns().get(time), DELAY);
    }

    /** A program to begin with: it reads the records and shows them. */
    String script() {
        String type = type();
        String components = components().stream().collect(Collectors.joining(", "));
        String when = names().get(time);
        return """
                // %s: one record a line of your file, in the order in which they stand there.
                record %s(%s) {}

                env.enableCheckpointing(1_000);

                // 1 read the records and say when each happened
                env.fromSource(
                        Samples.stream("%s", %s.class),
                        WatermarkStrategy.<%s>forBoundedOutOfOrderness(Duration.ofSeconds(10))
                            .withTimestampAssigner((row, previous) -> row.%s()),
                        "records").uid("records")
                    // 2 your part: filter, map, keyBy, window ...
                    .filter(row -> true).uid("mine")
                    // 3 write the rows, visible at once
                    .sinkTo(Results.append("rows")).uid("rows");
                """.formatted(name.strip(), type, components, id(), type, type, when);
    }

    private String type() {
        String camel = camel(id());
        return Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    }

    private List<String> components() {
        List<String> names = names();
        List<String> components = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            components.add(types.get(column).java() + " " + names.get(column));
        }
        return components;
    }

    /** The columns as components of a record. */
    private List<String> names() {
        return columns().stream().map(NewJob::camel).toList();
    }

    /** The columns as the stream calls them: words in lower case, each name once. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (String column : table.columns()) {
            String plain = column.strip()
                    .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll("^_+|_+$", "")
                    .replaceAll("_([0-9])", "$1");
            String name = plain.isEmpty() || !javax.lang.model.SourceVersion.isName(camel(plain))
                    ? "column" + (columns.size() + 1)
                    : plain;
            columns.add(columns.contains(name) ? name + (columns.size() + 1) : name);
        }
        return columns;
    }

    private static String camel(String words) {
        StringBuilder camel = new StringBuilder();
        for (String word : words.split("[^A-Za-z0-9]+", -1)) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        String name = camel.toString();
        return Character.isLetter(name.charAt(0)) ? name : "job" + name;
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\n\r]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
