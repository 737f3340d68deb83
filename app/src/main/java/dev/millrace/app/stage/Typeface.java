package dev.millrace.app.stage;

import dev.millrace.app.theme.Fonts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The fonts of a canvas at one scale, and how wide text is in them. FX thread. */
public final class Typeface {
    private static final int REMEMBERED = 2_000;

    private final Font title;
    private final Font text;
    private final Font code;
    private final Font codeSmall;
    private final Font letter;
    private final Text ruler = new Text();
    private final Map<String, Double> widths = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Fonts for a scale of 1, where text is 12 px, or another one. */
    public Typeface(double scale) {
        title = Font.font(Fonts.TEXT + " SemiBold", 12.5 * scale);
        text = Font.font(Fonts.TEXT, 11 * scale);
        code = Font.font(Fonts.CODE, 11 * scale);
        codeSmall = Font.font(Fonts.CODE, 10 * scale);
        letter = Font.font(Fonts.TEXT + " SemiBold", 8.5 * scale);
    }

    /** Of names. */
    public Font title() {
        return title;
    }

    /** Of words. */
    public Font text() {
        return text;
    }

    /** Of clocks and values. */
    public Font code() {
        return code;
    }

    /** Of labels at marks. */
    public Font codeSmall() {
        return codeSmall;
    }

    /** Of the letter inside a mark. */
    public Font letter() {
        return letter;
    }

    /** Width of one line in px. */
    public double width(String line, Font font) {
        return widths.computeIfAbsent(font.getName() + font.getSize() + '|' + line, key -> {
            ruler.setFont(font);
            ruler.setText(line);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    /** The line, or as much of its beginning as fits, with three dots. */
    public String fitted(String line, Font font, double room) {
        if (width(line, font) <= room) {
            return line;
        }
        for (int end = line.length() - 1; end > 0; end--) {
            String shorter = line.substring(0, end) + "\u2026";
            if (width(shorter, font) <= room) {
                return shorter;
            }
        }
        return "";
    }
}
