package dev.millrace.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/**
 * The tokens of a theme for what is drawn on canvases, which style sheets do not reach; each is the token of the same
 * name in {@code light.css} or {@code dark.css}.
 */
public record Palette(
        Color surface,
        Color raised,
        Color border,
        Color borderStrong,
        Color text,
        Color muted,
        Color accent,
        Color accentSoft,
        Color warning,
        Color fault,
        Color faultSoft,
        Color channel,
        Color channelHatch,
        Color record,
        Color watermark,
        Color barrier,
        Color barrierSoft,
        Color firing,
        Color restored,
        Color late,
        Color windowEven,
        Color windowOdd,
        Color grid,
        List<Color> keys) {
    private static final int KEYS = 8;

    private static final Pattern TOKEN = Pattern.compile("-mr-([a-z0-9-]+):\\s*(#[0-9a-f]{6});");

    /** The palette of a theme, read from its tokens. */
    public static Palette of(Theme theme) {
        Map<String, Color> tokens = tokens(theme.label() + ".css");
        Function<String, Color> of = name -> Objects.requireNonNull(tokens.get(name), name);
        return new Palette(
                of.apply("surface"),
                of.apply("raised"),
                of.apply("border"),
                of.apply("border-strong"),
                of.apply("text"),
                of.apply("muted"),
                of.apply("accent"),
                of.apply("accent-soft"),
                of.apply("warning"),
                of.apply("fault"),
                of.apply("fault-soft"),
                of.apply("channel"),
                of.apply("channel-hatch"),
                of.apply("record"),
                of.apply("watermark"),
                of.apply("barrier"),
                of.apply("barrier-soft"),
                of.apply("firing"),
                of.apply("restored"),
                of.apply("late"),
                of.apply("window-even"),
                of.apply("window-odd"),
                of.apply("grid"),
                IntStream.range(0, KEYS).mapToObj(key -> of.apply("key-" + key)).toList());
    }

    /** The colour of the key with this ordinal; they repeat. A negative ordinal, no key, has the record's own colour. */
    public Color key(int ordinal) {
        return ordinal < 0 ? record : keys.get(ordinal % keys.size());
    }

    private static Map<String, Color> tokens(String file) {
        try (InputStream in = Objects.requireNonNull(Palette.class.getResourceAsStream(file), file)) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return TOKEN.matcher(css)
                    .results()
                    .collect(Collectors.toMap(Palette::name, token -> Color.web(token.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(MatchResult token) {
        return token.group(1);
    }
}
