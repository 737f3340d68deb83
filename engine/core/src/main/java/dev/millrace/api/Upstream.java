package dev.millrace.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place that a stream's records come from; a union has several.
 *
 * @param from the operator that emits them
 * @param sideTag the side output they come through, null for the main one
 * @param shipping how they travel
 */
record Upstream(Transformation from, @Nullable String sideTag, Shipping shipping) {
    /** The same places with another way to travel. */
    static List<Upstream> shipped(List<Upstream> upstreams, Shipping shipping) {
        return upstreams.stream()
                .map(upstream -> new Upstream(upstream.from, upstream.sideTag, shipping))
                .toList();
    }
}
