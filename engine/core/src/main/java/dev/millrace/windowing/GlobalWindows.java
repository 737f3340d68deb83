package dev.millrace.windowing;

import java.util.Collection;
import java.util.List;

/** One window for each key. It never fires unless the job sets a trigger, or asks for one firing at the end of the input. */
public final class GlobalWindows extends WindowAssigner<Object, GlobalWindow> {
    private static final List<GlobalWindow> ALL = List.of(GlobalWindow.get());

    private final boolean firesAtTheEnd;

    private GlobalWindows(boolean firesAtTheEnd) {
        this.firesAtTheEnd = firesAtTheEnd;
    }

    /** Global windows that never fire by themselves. */
    public static GlobalWindows create() {
        return new GlobalWindows(false);
    }

    /** Global windows that fire once, at the end of bounded input. */
    public static GlobalWindows createWithEndOfStreamTrigger() {
        return new GlobalWindows(true);
    }

    @Override
    public Collection<GlobalWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        return ALL;
    }

    @Override
    public Trigger<Object, GlobalWindow> getDefaultTrigger() {
        return firesAtTheEnd ? new EndOfStreamTrigger() : new Never();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }

    @Override
    public String toString() {
        return "GlobalWindows()";
    }

    private static class Never extends Trigger<Object, GlobalWindow> {
        @Override
        public TriggerResult onElement(Object element, long timestamp, GlobalWindow window, TriggerContext context) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, GlobalWindow window, TriggerContext context) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onEventTime(long time, GlobalWindow window, TriggerContext context) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public void clear(GlobalWindow window, TriggerContext context) {}
    }

    /** Fires once, at the end of bounded input. An operator that has it lets no watermark through before that. */
    public static final class EndOfStreamTrigger extends Never {
        private EndOfStreamTrigger() {}

        @Override
        public TriggerResult onElement(Object element, long timestamp, GlobalWindow window, TriggerContext context) {
            context.registerEventTimeTimer(window.maxTimestamp());
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onEventTime(long time, GlobalWindow window, TriggerContext context) {
            return time == window.maxTimestamp() ? TriggerResult.FIRE : TriggerResult.CONTINUE;
        }
    }
}
