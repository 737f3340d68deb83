package dev.millrace.bench;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The ad count written by hand: one thread, one loop, one map of arrays. */
final class AdCountLoop {
    private static final long WINDOW_MILLIS = 10_000;
    private static final int WATERMARK_EVERY = 10_000;

    private final Map<Long, Map<Integer, Long>> windows = new HashMap<>();
    private long checksum;

    /** Counts so many events; the checksum. */
    static long run(long events) {
        AdCountLoop loop = new AdCountLoop();
        long newest = Long.MIN_VALUE;
        for (long ordinal = 0; ordinal < events; ordinal++) {
            AdEvent event = AdEvent.of(ordinal);
            newest = Math.max(newest, event.time());
            if (event.view()) {
                loop.count(event);
            }
            if (ordinal % WATERMARK_EVERY == 0) {
                loop.close(newest - AdEvent.DISORDER_MILLIS - 1);
            }
        }
        loop.close(Long.MAX_VALUE);
        return loop.checksum;
    }

    private void count(AdEvent event) {
        long end = event.time() - Math.floorMod(event.time(), WINDOW_MILLIS) + WINDOW_MILLIS;
        windows.computeIfAbsent(end, any -> new HashMap<>()).merge(event.campaign(), 1L, Long::sum);
    }

    private void close(long watermark) {
        Iterator<Map.Entry<Long, Map<Integer, Long>>> entries =
                windows.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Map<Integer, Long>> window = entries.next();
            if (window.getKey() - 1 <= watermark) {
                window.getValue()
                        .forEach((campaign, views) ->
                                checksum += new CampaignCount(campaign, window.getKey(), views).checksum());
                entries.remove();
            }
        }
    }
}
