package dev.millrace.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limits of WCAG 2.1: 4.5 to 1 for text, 3 to 1 for marks. */
class TokensTest {
    private static final Pattern TOKEN = Pattern.compile("-mr-([a-z0-9-]+):\\s*#([0-9a-f]{6});");
    private static final List<String> SURFACES = List.of("surface", "raised");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textCanBeRead(Theme theme) throws IOException {
        Map<String, Integer> tokens = tokens(theme);
        for (String text :
                List.of("text", "muted", "code-keyword", "code-type", "code-method", "code-comment", "code-text")) {
            for (String surface : SURFACES) {
                assertThat(contrast(tokens, text, surface))
                        .as(text + " on " + surface)
                        .isGreaterThan(4.5);
            }
        }
        assertThat(contrast(tokens, "warning", "warning-soft")).isGreaterThan(4.5);
        assertThat(contrast(tokens, "fault", "fault-soft")).isGreaterThan(4.5);
        assertThat(contrast(tokens, "text", "accent-soft")).isGreaterThan(4.5);
        assertThat(contrast(tokens, "text", "done-soft")).isGreaterThan(4.5);
        assertThat(contrast(tokens, "on-accent", "done-fill")).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void marksCanBeSeen(Theme theme) throws IOException {
        Map<String, Integer> tokens = tokens(theme);
        for (String mark : List.of("watermark", "barrier", "firing", "fault", "late", "record", "channel-hatch")) {
            assertThat(contrast(tokens, mark, "surface")).as(mark).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void keysDiffer(Theme theme) throws IOException {
        Map<String, Integer> tokens = tokens(theme);
        assertThat(IntStream.range(0, 8)
                        .mapToObj(key -> tokens.get("key-" + key))
                        .distinct())
                .hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void bothThemesHaveTheSameTokens(Theme theme) throws IOException {
        assertThat(tokens(theme).keySet()).isEqualTo(tokens(theme.other()).keySet());
    }

    private static Map<String, Integer> tokens(Theme theme) throws IOException {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(theme.label() + ".css"))) {
            Map<String, Integer> tokens = new TreeMap<>();
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                tokens.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
            }
            return tokens;
        }
    }

    private static double contrast(Map<String, Integer> tokens, String one, String other) {
        double first = luminance(Objects.requireNonNull(tokens.get(one), one));
        double second = luminance(Objects.requireNonNull(tokens.get(other), other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xff)
                + 0.7152 * linear(colour >> 8 & 0xff)
                + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
