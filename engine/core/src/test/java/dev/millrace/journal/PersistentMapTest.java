package dev.millrace.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PersistentMapTest {
    private static final int STEPS = 5_000;
    private static final int KEYS = 300;

    @Test
    void holdsWhatATreeMapHolds() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            int key = random.nextInt(KEYS);
            if (random.nextInt(3) == 0) {
                map = map.without(key);
                expected.remove(key);
            } else {
                map = map.with(key, step);
                expected.put(key, step);
            }
            assertThat(map.find(key)).as("seed %d step %d", seed, step).isEqualTo(expected.get(key));
        }
        assertThat(map).hasSameSizeAs(expected).isEqualTo(expected);
        assertThat(List.copyOf(map.keySet())).isEqualTo(List.copyOf(expected.keySet()));
    }

    @Test
    void aMapNeverChanges() {
        List<PersistentMap<Integer, String>> maps = new ArrayList<>();
        maps.add(PersistentMap.empty());
        for (int key = 0; key < KEYS; key++) {
            maps.add(maps.get(key).with(key, "value " + key));
        }
        maps.get(KEYS).without(7);
        for (int size = 0; size <= KEYS; size++) {
            assertThat(maps.get(size)).hasSize(size);
            assertThat(maps.get(size).containsKey(size)).isFalse();
        }
    }
}
