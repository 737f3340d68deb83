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
            if (!Set.of("ms", "update", "visibility", "cleanup").contains(option)) {
                throw new UnknownCaseException("no such option of a time to live yet: " + option);
            }
        });
        StateTtlConfig.Builder config = StateTtlConfig.newBuilder(
                        Duration.ofMillis(ttl.path("ms").asLong()))
                .setUpdateType(update(ttl.path("update").asText("OnCreateAndWrite")))
                .setStateVisibility(visibility(ttl.path("visibility").asText("NeverReturnExpired")));
        cleanup(ttl.path("cleanup").asText(""), config);
        return config.build();
    }

    /** {@code off}, or {@code inc3,true}: three entries with each access, and with each record; otherwise as Flink does without a word. */
    private static void cleanup(String how, StateTtlConfig.Builder config) {
        if (how.equals("off")) {
            config.disableCleanupInBackground();
        } else if (how.startsWith("inc")) {
            int comma = how.indexOf(',');
            config.cleanupIncrementally(
                    Integer.parseInt(how.substring("inc".length(), comma)),
                    Boolean.parseBoolean(how.substring(comma + 1)));
        } else if (!how.isEmpty()) {
            throw new UnknownCaseException("no such way to clean up yet: " + how);
        }
    }

    private static StateTtlConfig.UpdateType update(String name) {
        return StateTtlConfig.UpdateType.valueOf(name);
    }

    private static StateTtlConfig.StateVisibility visibility(String name) {
        return StateTtlConfig.StateVisibility.valueOf(name);
    }
}
