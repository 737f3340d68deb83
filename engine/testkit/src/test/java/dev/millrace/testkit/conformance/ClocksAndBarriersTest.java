package dev.millrace.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Answers of real Flink 2.3.0 that the corpus does not hold: at-least-once barriers of an only channel, outputs of a multiplexer
 * that are behind the common watermark or gone, two side outputs in one step.
 */
class ClocksAndBarriersTest {
    private static final Path CASES = Path.of("src/test/resources/clocks-and-barriers.jsonl");

    @TestFactory
    Stream<DynamicTest> clocksAndBarriersAreThoseOfFlink() throws IOException {
        List<ConformanceCase> cases = ConformanceRunner.read(CASES);
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id(),
                        () -> assertThat(ConformanceRunner.difference(each, Hostility.NONE))
                                .as(each.note())
                                .isNull()));
    }
}
