package dev.millrace.lessons;

import dev.millrace.host.StreamSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one stream of a scenario: a shipped sample, a CSV file, or rows in place. */
final class StreamReader {
    private static final List<String> SAMPLES = List.of("flights", "sensors");

    private final Home home;
    private final long seed;

    StreamReader(Home home, long seed) {
        this.home = home;
        this.seed = seed;
    }

    StreamSpec read(Field field) throws ContentException {
        Block block = field.block();
        if (block.fields().containsKey("sample")) {
            return sample(block);
        }
        if (block.fields().containsKey("file")) {
            return file(block);
        }
        if (block.fields().containsKey("rows")) {
            return rows(block);
        }
        throw field.wrong("a stream needs one of sample, file and rows");
    }

    private StreamSpec sample(Block block) throws ContentException {
        Field sample = block.need("sample");
        return switch (sample.text()) {
            case "flights" -> flights(block.only("sample", "splits", "pace"));
            case "sensors" -> sensors(block.only("sample", "splits", "length", "seed"));
            default ->
                throw sample.wrong(
                        "no sample is called '" + sample.text() + "'" + Nearest.hint(sample.text(), SAMPLES));
        };
    }

    private StreamSpec flights(Block block) throws ContentException {
        return SampleStreams.flights(home, splits(block), pace(block));
    }

    private StreamSpec sensors(Block block) throws ContentException {
        long length =
                block.fields().containsKey("length") ? block.need("length").duration() : 30_000;
        if (length % 1_000 != 0) {
            throw block.need("length").wrong("the sensors' length is in whole seconds");
        }
        return new StreamSpec.Sensors(Math.toIntExact(length / 1_000), block.number("seed", seed), splits(block));
    }

    private static StreamSpec file(Block block) throws ContentException {
        block.only("file", "splits", "pace", "time", "delay", "delay-unit");
        Field name = block.need("file");
        Path file = name.file().resolveSibling(name.text()).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw name.wrong("there is no file " + file);
        }
        return new StreamSpec.File(
                file.toString(), splits(block), pace(block), block.need("time").text(), delay(block), unit(block));
    }

    private static StreamSpec rows(Block block) throws ContentException {
        block.only("columns", "rows", "splits");
        List<String> columns = block.need("columns").texts();
        List<List<String>> rows = new ArrayList<>();
        List<Long> arrivals = new ArrayList<>();
        for (Field item : block.need("rows").items()) {
            List<Field> cells = item.items();
            if (cells.size() != columns.size() + 1) {
                throw item.wrong(
                        "a row is its arrival and then " + columns.size() + " cells, not " + cells.size() + " in all");
            }
            arrivals.add(arrival(cells.get(0), arrivals));
            List<String> row = new ArrayList<>();
            for (Field cell : cells.subList(1, cells.size())) {
                row.add(cell.text());
            }
            rows.add(List.copyOf(row));
        }
        return new StreamSpec.Rows(columns, rows, arrivals, splits(block));
    }

    private static long arrival(Field cell, List<Long> earlier) throws ContentException {
        long arrival = cell.duration();
        if (!earlier.isEmpty() && arrival < earlier.get(earlier.size() - 1)) {
            throw cell.wrong("rows stand in the order of their arrival, and this one arrives before the one above it");
        }
        return arrival;
    }

    private static int splits(Block block) throws ContentException {
        long splits = block.number("splits", 1);
        if (splits < 1 || splits > 64) {
            throw block.need("splits").wrong("splits must be between 1 and 64");
        }
        return (int) splits;
    }

    private static double pace(Block block) throws ContentException {
        if (!block.fields().containsKey("pace")) {
            return Double.POSITIVE_INFINITY;
        }
        double pace = block.need("pace").decimal();
        if (!(pace > 0)) {
            throw block.need("pace").wrong("pace is event-time ms replayed in one virtual ms and must be above 0");
        }
        return pace;
    }

    private static @Nullable String delay(Block block) throws ContentException {
        return block.fields().containsKey("delay") ? block.need("delay").text() : null;
    }

    private static long unit(Block block) throws ContentException {
        return block.fields().containsKey("delay-unit")
                ? block.need("delay-unit").duration()
                : 1;
    }
}
