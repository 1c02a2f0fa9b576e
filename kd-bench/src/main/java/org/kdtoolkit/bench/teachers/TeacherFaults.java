package org.kdtoolkit.bench.teachers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.kdtoolkit.teachers.check.TeacherCheck;
import org.kdtoolkit.teachers.check.TeacherDoubt;

/**
 * Plants faults in teachers of which some are sound and some weak but honest, and counts how many
 * are found; and how many of as many sound teachers are doubted.
 *
 * @param data the folder of {@code avdigits} and {@code ucf51}
 * @param cases how many faults, and how many sound teachers
 * @param seed what is drawn depends on it
 */
public record TeacherFaults(Path data, int cases, int seed) {

    private static final int[] MANY = {300, 500, 1000, 2000};
    private static final int[] ANY = {8, 15, 30, 60, 120, 300, 1000, 2000};

    /** How many of the pools are of teachers that know much. */
    private static final int STRONG = 5;

    /** How often something of a name happened. */
    private static final class Count {

        private int cases;
        private int doubted;
        private int named;

        void add(boolean doubt, boolean rightKind) {
            cases++;
            doubted += doubt ? 1 : 0;
            named += rightKind ? 1 : 0;
        }
    }

    /** Prints a line for each kind of fault and each kind of sound teacher, and the sums. */
    public void run(PrintStream out) throws IOException {
        Pools pools = new Pools(data);
        List<Pool> all = pools.all();
        all.forEach(
                pool ->
                        out.printf(
                                "%s: %d samples, %d classes%n",
                                pool.name(), pool.size(), pool.classes().size()));
        faults(all.subList(0, STRONG), out);
        sound(all, pools.published(), out);
    }

    private void faults(List<Pool> pools, PrintStream out) {
        List<PlantedFault> faults = PlantedFault.all();
        Map<String, Count> counts = new LinkedHashMap<>();
        Random random = new Random(seed);
        long start = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            PlantedFault fault = faults.get(i % faults.size());
            List<Pool> possible = pools.stream().filter(fault.on()).toList();
            Pool pool = possible.get(i / faults.size() % possible.size());
            Asked sound = pool.draw(one(MANY, random), one(MANY, random) / 2, random);
            List<TeacherDoubt> doubts = check(pool, fault.plant().in(sound, pool, random));
            boolean named = doubts.stream().anyMatch(doubt -> fault.kinds().contains(doubt.kind()));
            counts.computeIfAbsent(fault.name(), n -> new Count()).add(!doubts.isEmpty(), named);
            if (!named) {
                out.printf(
                        "  %s in %s, %d samples: %s%n",
                        fault.name(), pool.name(), sound.training().size(), text(doubts));
            }
        }
        print("faults found", counts, start, out);
    }

    private void sound(List<Pool> pools, Pools.Named published, PrintStream out) {
        List<SoundVariant> variants = SoundVariant.all();
        Map<String, Count> counts = new LinkedHashMap<>();
        Random random = new Random(seed + 1L);
        long start = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            SoundVariant variant = variants.get(i % variants.size());
            Pool pool = pools.get(i / variants.size() % pools.size());
            Asked drawn = pool.draw(one(ANY, random), one(ANY, random) / 2, random);
            List<TeacherDoubt> doubts = check(pool, variant.change().in(drawn, pool, random));
            counts.computeIfAbsent(variant.name(), n -> new Count()).add(!doubts.isEmpty(), false);
            if (!doubts.isEmpty()) {
                out.printf(
                        "  %s, %s, %d and %d samples: %s%n",
                        variant.name(),
                        pool.name(),
                        drawn.training().size(),
                        drawn.validation().size(),
                        text(doubts));
            }
        }
        List<TeacherDoubt> doubts =
                new TeacherCheck(published.classes())
                        .of(published.asked().training(), published.asked().validation());
        counts.computeIfAbsent("the published split of UCF51", n -> new Count())
                .add(!doubts.isEmpty(), false);
        print("sound teachers doubted", counts, start, out);
    }

    private static List<TeacherDoubt> check(Pool pool, Asked asked) {
        return new TeacherCheck(pool.classes()).of(asked.training(), asked.validation());
    }

    private static int one(int[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static String text(List<TeacherDoubt> doubts) {
        return doubts.isEmpty()
                ? "no doubt"
                : doubts.stream()
                        .map(doubt -> doubt.kind() + " " + doubt.text())
                        .collect(Collectors.joining(" | "));
    }

    private static void print(String what, Map<String, Count> counts, long start, PrintStream out) {
        Count sum = new Count();
        counts.forEach(
                (name, count) -> {
                    out.printf(
                            "%-45s %3d of %3d, %3d by their kind%n",
                            name, count.doubted, count.cases, count.named);
                    sum.cases += count.cases;
                    sum.doubted += count.doubted;
                    sum.named += count.named;
                });
        out.printf(
                Locale.ROOT,
                "%s: %d of %d (%.1f%%), %d by their kind; %.2f s each%n",
                what,
                sum.doubted,
                sum.cases,
                100.0 * sum.doubted / sum.cases,
                sum.named,
                (System.nanoTime() - start) / 1e9 / sum.cases);
    }
}
