package dev.millrace.bench;

/**
 * How many views a campaign had in a window.
 *
 * @param campaign 0 .. 99
 * @param windowEnd ms
 * @param views count
 */
public record CampaignCount(int campaign, long windowEnd, long views) {
    /** Order-independent contribution to a run's checksum. */
    long checksum() {
        return (campaign * 31L + windowEnd) * 1_000_003L * views;
    }
}
