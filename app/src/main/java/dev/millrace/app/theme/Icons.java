package dev.millrace.app.theme;

import javafx.scene.control.Labeled;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons that keep the size of the text beside them. */
public final class Icons {
    private static final double EM = 1.15;

    private Icons() {}

    /** Puts the icon of that name in front of the text, or changes the one that is there. */
    public static void put(Labeled labeled, String literal) {
        if (labeled.getGraphic() instanceof FontIcon icon) {
            icon.setIconLiteral(literal);
            return;
        }
        FontIcon icon = new FontIcon(literal);
        // Not in the stylesheet: there, em would be the icon's own size, which grows each time that styles are applied.
        labeled.fontProperty().addListener((property, before, now) -> icon.setIconSize(size(labeled)));
        icon.setIconSize(size(labeled));
        labeled.setGraphic(icon);
    }

    private static int size(Labeled labeled) {
        return (int) Math.round(labeled.getFont().getSize() * EM);
    }
}
