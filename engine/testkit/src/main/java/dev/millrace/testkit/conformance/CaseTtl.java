package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.state.StateTtlConfig;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The time to live that a case gives its states. */
final class CaseTtl {
    private CaseTtl() {}

    static @Nullable StateTtlConfig of(JsonNode job) {
        JsonNode ttl = job.path("ttl");
        if (ttl.isMissingNode()) {
            return null;
        }
        ttl.fieldNames().forEachRemaining(option -> {
            if (!Set.of("ms", "update", "visibility").contains(option)) {
                throw new UnknownCaseException("no such option of a time to live yet: " + option);
            }
        });
        return StateTtlConfig.newBuilder(Duration.ofMillis(ttl.path("ms").asLong()))
                .setUpdateType(update(ttl.path("update").asText("OnCreateAndWrite")))
                .setStateVisibility(visibility(ttl.path("visibility").asText("NeverReturnExpired")))
                .build();
    }

    private static StateTtlConfig.UpdateType update(String name) {
        return StateTtlConfig.UpdateType.valueOf(name);
    }

    private static StateTtlConfig.StateVisibility visibility(String name) {
        return StateTtlConfig.StateVisibility.valueOf(name);
    }
}
