package dev.millrace.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {
    /** As Flink's VertexInputInfoComputationUtils connects a POINTWISE edge. */
    @ParameterizedTest
    @CsvSource({
        "2, 3, 0-0 0-1 1-2",
        "3, 2, 0-0 1-1 2-1",
        "2, 6, 0-0 0-1 0-2 1-3 1-4 1-5",
        "4, 2, 0-0 1-0 2-1 3-1",
        "3, 3, 0-0 1-1 2-2",
        "5, 3, 0-0 1-1 2-1 3-2 4-2",
        "3, 5, 0-0 0-1 1-2 1-3 2-4",
        "1, 4, 0-0 0-1 0-2 0-3"
    })
    void rescaleSharesOutEvenly(int senders, int receivers, String channels) {
        assertThat(String.join(" ", channels("rescale", senders, receivers))).isEqualTo(channels);
    }

    @Test
    void aPointwiseEdgeLeavesNobodyOutAndHasAsFewChannelsAsPossible() {
        for (int senders = 1; senders <= 12; senders++) {
            for (int receivers = 1; receivers <= 12; receivers++) {
                List<String> channels = channels("rescale", senders, receivers);
                assertThat(channels).as(senders + " to " + receivers).hasSize(Math.max(senders, receivers));
                assertThat(channels.stream().map(each -> each.split("-", -1)[0]).distinct())
                        .hasSize(senders);
                assertThat(channels.stream().map(each -> each.split("-", -1)[1]).distinct())
                        .hasSize(receivers);
            }
        }
    }

    @Test
    void everyOtherEdgeConnectsAllPairs() {
        for (String partitioning : List.of("hash", "rebalance", "shuffle", "broadcast", "global", "custom")) {
            assertThat(channels(partitioning, 3, 4)).hasSize(12);
        }
    }

    private static List<String> channels(String partitioning, int senders, int receivers) {
        List<String> channels = new ArrayList<>();
        for (int from = 0; from < senders; from++) {
            for (int to = 0; to < receivers; to++) {
                if (Connections.connected(partitioning, from, senders, to, receivers)) {
                    channels.add(from + "-" + to);
                }
            }
        }
        return channels;
    }
}
