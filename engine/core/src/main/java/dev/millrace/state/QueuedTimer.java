package dev.millrace.state;

/** A timer in a {@link TimerQueue}. */
final class QueuedTimer {
    final Object key;
    final Object namespace;
    final long time;

    /** Its place in the queue's heap. */
    int place;

    QueuedTimer(Object key, Object namespace, long time) {
        this.key = key;
        this.namespace = namespace;
        this.time = time;
    }

    boolean is(Object otherKey, Object otherNamespace, long otherTime) {
        return time == otherTime && key.equals(otherKey) && namespace.equals(otherNamespace);
    }

    int hash() {
        return hash(key, namespace, time);
    }

    static int hash(Object key, Object namespace, long time) {
        long mixed = (time * 31 + key.hashCode()) * 31 + namespace.hashCode();
        mixed *= 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32);
    }
}
