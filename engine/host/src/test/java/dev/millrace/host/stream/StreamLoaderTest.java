package dev.millrace.host.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.host.StreamSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamLoaderTest {
    private static final Path FLIGHTS = Path.of("../../assets/streams/flights-2001-06-29.csv")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path folder;

    @Test
    void theFlightsComeInOrderOfArrivalFromTimeZero() {
        StreamSpec.File spec = new StreamSpec.File(FLIGHTS.toString(), 2, 60.0, "date", "delay_minutes", 60_000);
        ReplayableStream flights = load(spec, true);
        assertThat(flights.columns()).startsWith("origin", "destination", "date");
        assertThat(flights.rows()).hasSize(3_303);
        assertThat(flights.arrivals()).startsWith(0, 13_000, 21_000).isSorted();
        assertThat(flights.splits()).isEqualTo(2);
        assertThat(load(spec, false).arrivals()).containsOnly(0);
    }

    @Test
    void anInfinitePaceIsABacklog() {
        StreamSpec.File spec =
                new StreamSpec.File(FLIGHTS.toString(), 1, Double.POSITIVE_INFINITY, "date", "delay_minutes", 60_000);
        assertThat(load(spec, true).arrivals()).containsOnly(0);
    }

    @Test
    void aBadFileIsRefusedWithItsLine() throws IOException {
        assertRefused("a,t\n1,5\n\n2,soon\n", 4, "'soon' in column 't' is no time");
        assertRefused("a,t\n1,5\n\"x\ny\",6\n2\n", 5, "1 cells for 2 columns");
        assertRefused("a,t\n1,5\n2,4\n", 3, "arrives before the one above");
        assertRefused("a,time\n1,5\n", 1, "there is no column 't'; the columns are [a, time]");
        assertRefused("", 1, "the file is empty");
        assertThatThrownBy(() -> load(new StreamSpec.File("/no/such.csv", 1, 1, "t", null, 1), true))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aFileThatChangedIsReadAgain() throws IOException {
        Path file = folder.resolve("changing.csv");
        StreamSpec.File spec = new StreamSpec.File(file.toString(), 1, 1, "t", null, 1);
        StreamLoader loader = new StreamLoader();
        Files.writeString(file, "t\n1\n");
        assertThat(loader.load(Map.of("s", spec), true).stream("s").rows()).hasSize(1);
        Files.writeString(file, "t\n1\n2\n");
        assertThat(loader.load(Map.of("s", spec), true).stream("s").rows()).hasSize(2);
    }

    @Test
    void rowsInPlaceMustBeInOrder() {
        StreamSpec.Rows rows =
                new StreamSpec.Rows(List.of("t"), List.of(List.of("1"), List.of("2")), List.of(5L, 4L), 1);
        assertThatThrownBy(() -> load(rows, true)).hasMessageContaining("row 2 arrives before row 1");
    }

    @Test
    void everySecondOfTheSensorsSumsToTheSame() {
        ReplayableStream sensors = load(new StreamSpec.Sensors(60, 7, 1), true);
        Map<String, Double> sums = new HashMap<>();
        for (List<String> row : sensors.rows()) {
            String window = row.get(0) + Long.parseLong(row.get(1)) / 1_000;
            sums.merge(window, Double.parseDouble(row.get(2)), Double::sum);
        }
        assertThat(sums).hasSize(180);
        for (int second = 0; second < 60; second++) {
            assertThat(sums.get("temp" + second)).isEqualTo(4.5, within(1e-9));
            assertThat(sums.get("pressure" + second)).isEqualTo(0.0, within(1e-9));
            assertThat(sums.get("door" + second)).isEqualTo(5.0);
        }
    }

    @Test
    void theSensorsArriveWithTheTalksJitter() {
        ReplayableStream sensors = load(new StreamSpec.Sensors(600, 7, 1), true);
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < sensors.rows().size(); i += 3) {
            long event = Long.parseLong(sensors.rows().get(i).get(1));
            assertThat(Math.abs(sensors.arrivals()[i] - event)).isLessThan(200);
            counts.merge(sensors.arrivals()[i] / 1_000, 1, Integer::sum);
        }
        long right = counts.values().stream().filter(count -> count == 10).count();
        assertThat(sensors.arrivals()).isSorted();
        assertThat(right).as("of %s windows", counts.size()).isBetween(200L, 400L);
    }

    private void assertRefused(String text, int line, String why) throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, text);
        assertThatThrownBy(() -> load(new StreamSpec.File(file.toString(), 1, 1, "t", null, 1), true))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        thrown -> assertThat(thrown.line()).isEqualTo(line))
                .hasMessageContaining(why);
    }

    private static ReplayableStream load(StreamSpec spec, boolean paced) {
        return new StreamLoader().load(Map.of("s", spec), paced).stream("s");
    }
}
