package dev.millrace.windowing;

/** An evictor that works either before or after the function. */
abstract class OneSidedEvictor<T, W extends Window> implements Evictor<T, W> {
    private final boolean doEvictAfter;

    OneSidedEvictor(boolean doEvictAfter) {
        this.doEvictAfter = doEvictAfter;
    }

    @Override
    public final void evictBefore(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context) {
        if (!doEvictAfter) {
            evict(elements, size);
        }
    }

    @Override
    public final void evictAfter(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context) {
        if (doEvictAfter) {
            evict(elements, size);
        }
    }

    abstract void evict(Iterable<TimestampedValue<T>> elements, int size);
}
