package dev.millrace.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the lessons compare with is a plain count over the file; nothing here knows of an engine. */
final class BatchCountTest {
    private static final Path FAULTS = Path.of("units/20-faults");

    @Test
    void theLessonsCompareWithAPlainCount() throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        List<String> lines = Files.readAllLines(Path.of("../assets/streams/flights-2001-06-29.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long hourEnd = LocalDateTime.parse(cells[2])
                    .truncatedTo(ChronoUnit.HOURS)
                    .plusHours(1)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            counts.merge("Departures(airport=" + cells[0] + ", windowEnd=" + hourEnd + ", count=", 1L, Long::sum);
        }
        assertThat(Files.readAllLines(FAULTS.resolve("10-a-task-dies/departures.txt")))
                .hasSize(82)
                .containsExactlyInAnyOrderElementsOf(counts.entrySet().stream()
                        .map(count -> count.getKey() + count.getValue() + ")")
                        .toList());
        assertThat(Files.readAllLines(FAULTS.resolve("20-upgrade-the-code/counts.txt")))
                .containsExactlyInAnyOrderElementsOf(
                        counts.values().stream().map(String::valueOf).toList());
    }
}
