package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.ReplayableStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlightGeneratorTest {
    @Test
    void drawsTheSameStreamFromTheSameSeed() {
        assertThat(rows(11)).isEqualTo(rows(11)).isNotEqualTo(rows(12));
    }

    @Test
    void givesWhatWasAskedFor() {
        ReplayableStream stream = FlightGenerator.flights(5, 20, 2, 30);
        assertThat(stream.rows()).hasSize(20).allMatch(row -> row.size() == FlightGenerator.COLUMNS.size());
        assertThat(stream.arrivals()).hasSize(20).isSorted().startsWith(0, 30);
        assertThat(stream.splits()).isEqualTo(2);
    }

    private static List<List<String>> rows(long seed) {
        return FlightGenerator.flights(seed, 20, 1, 10).rows();
    }
}
