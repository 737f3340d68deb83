package dev.millrace.app.stage;

import java.util.ArrayList;
import java.util.List;

/** What of the stage is taken, so that no label covers another one or a mark. */
final class LabelSpace {
    private final List<Box> taken = new ArrayList<>();
    private final double width;
    private final double height;

    LabelSpace(double width, double height) {
        this.width = width;
        this.height = height;
    }

    void take(Box box) {
        taken.add(box);
    }

    /** Takes the box if all of it is free and on the stage; says whether. */
    boolean takeIfFree(Box box) {
        if (box.x() < 0 || box.y() < 0 || box.right() > width || box.bottom() > height) {
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
