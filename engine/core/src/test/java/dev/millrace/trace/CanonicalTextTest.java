package dev.millrace.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
    record Departures(
            String airport, long windowEnd, @Nullable Long count) {}

    record Secretive(String open) {
        @Override
        public String open() {
            return open.substring(open.length() + 1);
        }
    }

    enum Status {
        ON_TIME,
        LATE {
            @Override
            public String toString() {
                return "running late";
            }
        }
    }

    static final class WithoutText {}

    static final class ThrowingText {
        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }

    @Test
    void numbersAreRoundedAndNeverWrittenByDoubleToString() {
        assertThat(CanonicalText.of(4.5)).isEqualTo("4.5");
        assertThat(CanonicalText.of(5.0)).isEqualTo("5.0");
        assertThat(CanonicalText.of(-100.0)).isEqualTo("-100.0");
        assertThat(CanonicalText.of(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(CanonicalText.of(0.1f)).isEqualTo("0.1");
        assertThat(CanonicalText.of(2.0e-3)).isEqualTo("0.002");
        assertThat(CanonicalText.of(1.1102230246251565E-16)).isEqualTo("1.11022302E-16");
        assertThat(CanonicalText.of(-2e300)).isEqualTo("-2.0E300");
        assertThat(CanonicalText.of(Double.MIN_VALUE)).isEqualTo("4.94065646E-324");
        assertThat(CanonicalText.of(0.0)).isEqualTo("0.0");
        assertThat(CanonicalText.of(-0.0)).isEqualTo("-0.0");
        assertThat(CanonicalText.of(Double.NaN)).isEqualTo("NaN");
        assertThat(CanonicalText.of(Float.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(CanonicalText.of(42L)).isEqualTo("42");
    }

    @Test
    void recordsEnumsAndContainersAreWrittenByContent() {
        assertThat(CanonicalText.of(new Departures("ATL", 3, null)))
                .isEqualTo("Departures(airport=ATL, windowEnd=3, count=null)");
        assertThat(CanonicalText.of(List.of(Status.ON_TIME, Status.LATE))).isEqualTo("[ON_TIME, LATE]");
        assertThat(CanonicalText.of(new int[][] {{1, 2}, {3}})).isEqualTo("[[1, 2], [3]]");
        assertThat(CanonicalText.of(new String[] {"a", null})).isEqualTo("[a, null]");
        assertThat(CanonicalText.of(new LinkedHashSet<>(List.of("b", "a")))).isEqualTo("{a, b}");
        assertThat(CanonicalText.of(Map.of("b", 1, "a", 2.0))).isEqualTo("{a=2.0, b=1}");
        assertThat(CanonicalText.of(null)).isEqualTo("null");
    }

    @Test
    void whatDiffersFromRunToRunIsLeftOut() {
        Function<String, String> lambda = text -> text;
        assertThat(CanonicalText.of(lambda)).isEqualTo("lambda");
        assertThat(CanonicalText.of(new WithoutText())).isEqualTo("WithoutText");
        assertThat(CanonicalText.of(new Object() {})).isEqualTo("Object");
        assertThat(CanonicalText.of(new ThrowingText())).isEqualTo("ThrowingText");
        assertThat(CanonicalText.of(new Secretive("x"))).isEqualTo("Secretive(open=(unreadable))");
        assertThat(CanonicalText.withoutScriptWrappers("REPL.$JShell$12$Departures and REPL.$JShell$3.boom failed"))
                .isEqualTo("Departures and boom failed");
    }

    @Test
    void longValuesAreCutAndSaySo() {
        assertThat(CanonicalText.of("x".repeat(CanonicalText.MAX_LENGTH))).hasSize(CanonicalText.MAX_LENGTH);
        assertThat(CanonicalText.of("x".repeat(121))).isEqualTo("x".repeat(120) + "... (121 characters)");
        String huge = CanonicalText.of(new ArrayList<>(Collections.nCopies(1_000_000, "abc")));
        assertThat(huge).startsWith("[abc, abc").endsWith("... (over 4096 characters)");
        assertThat(CanonicalText.of("x".repeat(119) + "\uD83D\uDE00" + "y"))
                .as("no half of a surrogate pair")
                .isEqualTo("x".repeat(119) + "... (122 characters)");
    }

    @Test
    void valuesThatContainThemselvesEnd() {
        List<Object> cyclic = new ArrayList<>(Arrays.asList("a"));
        cyclic.add(cyclic);
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        assertThat(CanonicalText.of(cyclic)).startsWith("[a, [a, ");
        assertThat(CanonicalText.of(map)).startsWith("{self={self=");
    }
}
