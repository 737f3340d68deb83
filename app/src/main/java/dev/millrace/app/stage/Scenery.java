package dev.millrace.app.stage;

import dev.millrace.app.model.Clocks;
import dev.millrace.app.model.RunIndex;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.Moment;
import dev.millrace.trace.SubtaskId;
import org.jspecify.annotations.Nullable;

/**
 * All that a picture of the stage is a function of.
 *
 * @param moment what there is
 * @param time processing time in ms, at or after the moment's
 * @param index keys and clocks of the run
 * @param layout where it is
 * @param palette in which colours
 * @param typeface in which fonts
 * @param selected the subtask picked by the learner, or null
 * @param pulse ms of processing time that a pulse lasts
 */
record Scenery(
        Moment moment,
        double time,
        RunIndex index,
        StageLayout layout,
        Palette palette,
        Typeface typeface,
        @Nullable SubtaskId selected,
        double pulse) {
    Clocks clocks() {
        return index.clocks();
    }
}
