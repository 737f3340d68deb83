package dev.millrace.app.stage;

import java.util.ArrayList;
import java.util.List;

/** What of the stage is taken, so that no label covers another one or a mark. */
final class LabelSpace {
    private final List<Box> taken = new ArrayList<>();
    private final double from;
    private final double to;
    private final double height;

    /** Between two abscissas, {@code height} px high. */
    LabelSpace(double from, double to, double height) {
        this.from = from;
        this.to = to;
        this.height = height;
    }

    void take(Box box) {
        taken.add(box);
    }

    /** Takes the box if all of it is free and on the stage; says whether. */
    boolean takeIfFree(Box box) {
        if (box.x() < from || box.y() < 0 || box.right() > to || box.bottom() > height) {
            return false;
        }
        for (Box other : taken) {
            if (other.overlaps(box)) {
                return false;
            }
        }
        taken.add(box);
        return true;
    }
}
