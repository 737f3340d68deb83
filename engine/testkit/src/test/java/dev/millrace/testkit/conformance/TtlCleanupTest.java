package dev.millrace.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Which expired values a function still sees, with every way of cleaning up and several keys: what real Flink 2.3.0 answered, with
 * its state on the heap. What is cleaned with which access depends on the places that its hash table gives the keys.
 */
class TtlCleanupTest {
    private static final Path CASES = Path.of("src/test/resources/ttl-cleanup.jsonl");

    @TestFactory
    Stream<DynamicTest> expiredStateIsSeenAndCleanedAsInFlink() throws IOException {
        List<ConformanceCase> cases = ConformanceRunner.read(CASES);
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id(),
                        () -> assertThat(ConformanceRunner.difference(each, Hostility.NONE))
                                .isNull()));
    }
}
