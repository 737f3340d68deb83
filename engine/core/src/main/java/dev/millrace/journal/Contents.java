package dev.millrace.journal;

/**
 * What a subtask remembers at an instant, and therefore what a snapshot of it holds and a restore gives back.
 *
 * @param windows windows that still have state
 * @param closed windows whose state was freed
 * @param state keyed state; an entry that was cleared is gone
 * @param timers timers that are set, each with the place in the journal where it was set
 * @param splits next position to be read, by source split
 */
public record Contents(
        PersistentMap<WindowView.Id, WindowView> windows,
        PersistentMap<WindowView.Id, WindowView> closed,
        PersistentMap<StateView.Id, StateView> state,
        PersistentMap<TimerView, Long> timers,
        PersistentMap<String, Long> splits) {
    /** Nothing. */
    static final Contents NONE = new Contents(
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return windows.isEmpty() && closed.isEmpty() && state.isEmpty() && timers.isEmpty() && splits.isEmpty();
    }

    Contents withWindow(WindowView window) {
        return new Contents(windows.with(window.id(), window), closed, state, timers, splits);
    }

    Contents withClosed(WindowView window) {
        return new Contents(windows.without(window.id()), closed.with(window.id(), window), state, timers, splits);
    }

    Contents withState(PersistentMap<StateView.Id, StateView> now) {
        return new Contents(windows, closed, now, timers, splits);
    }

    Contents withTimers(PersistentMap<TimerView, Long> now) {
        return new Contents(windows, closed, state, now, splits);
    }

    Contents withSplit(String split, long position) {
        return new Contents(windows, closed, state, timers, splits.with(split, position));
    }
}
