package dev.millrace.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What real Flink 2.3.0 answered in places that the corpus does not reach. */
class KeptCasesTest {
    private static final Path KEPT = Path.of("src/test/resources");

    /**
     * Which expired values a function still sees, with every way of cleaning up and several keys, with the state on the heap. What is
     * cleaned with which access depends on the places that Flink's hash table gives the keys.
     */
    @TestFactory
    Stream<DynamicTest> expiredStateIsSeenAndCleanedAsInFlink() throws IOException {
        return answers("ttl-cleanup.jsonl");
    }

    /** At-least-once barriers of an only channel, outputs of a multiplexer behind the common watermark or gone, two side outputs in one step. */
    @TestFactory
    Stream<DynamicTest> clocksAndBarriersAreThoseOfFlink() throws IOException {
        return answers("clocks-and-barriers.jsonl");
    }

    @TestFactory
    Stream<DynamicTest> windowsAnswerAsFlinkDoes() throws IOException {
        return answers("windows.jsonl");
    }

    private static Stream<DynamicTest> answers(String file) throws IOException {
        List<ConformanceCase> cases = ConformanceRunner.read(KEPT.resolve(file));
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id(),
                        () -> assertThat(ConformanceRunner.difference(each, Hostility.NONE))
                                .as(each.note())
                                .isNull()));
    }
}
