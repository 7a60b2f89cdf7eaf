package org.portolan.site.drawing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds a layer for each box, so that few arrows lead up and none stays within a layer: a sequence of boxes after
 * Eades, Lin and Smyth (1993), then the longest way from above, then each box as near to its neighbours as it may be.
 */
final class Layers {
    private static final int ROUNDS = 8;

    private final int boxes;
    private final List<LayeredLayout.Arrow> arrows;

    Layers(int boxes, List<LayeredLayout.Arrow> arrows) {
        this.boxes = boxes;
        this.arrows = arrows;
    }

    int[] find() {
        List<Integer> sequence = sequence();
        List<List<Integer>> above = new ArrayList<>();
        List<List<Integer>> below = new ArrayList<>();
        IntStream.range(0, boxes).forEach(box -> {
            above.add(new ArrayList<>());
            below.add(new ArrayList<>());
        });
        for (LayeredLayout.Arrow arrow : arrows) {
            boolean isDown = sequence.indexOf(arrow.from()) < sequence.indexOf(arrow.to());
            int upper = isDown ? arrow.from() : arrow.to();
            int lower = isDown ? arrow.to() : arrow.from();
            below.get(upper).add(lower);
            above.get(lower).add(upper);
        }
        int[] layers = new int[boxes];
        sequence.forEach(box -> layers[box] = highest(above.get(box), layers));
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = boxes - 1; at >= 0; at--) {
                int box = sequence.get(at);
                boolean isPulledDown = below.get(box).size() > above.get(box).size();
                layers[box] = isPulledDown ? lowest(below.get(box), layers) : highest(above.get(box), layers);
            }
        }
        return layers;
    }

    private static int highest(List<Integer> above, int[] layers) {
        return above.stream().mapToInt(box -> layers[box] + 1).max().orElse(0);
    }

    private static int lowest(List<Integer> below, int[] layers) {
        return below.stream().mapToInt(box -> layers[box] - 1).min().orElse(0);
    }

    /** Boxes that no arrow leads to come first, those that none leaves last, of the others the ones that give most. */
    private List<Integer> sequence() {
        Set<Integer> left = new LinkedHashSet<>(IntStream.range(0, boxes).boxed().toList());
        List<Integer> first = new ArrayList<>();
        List<Integer> last = new ArrayList<>();
        while (!left.isEmpty()) {
            int sink = left.stream().filter(box -> outgoing(box, left) == 0).findFirst().orElse(-1);
            if (sink >= 0) {
                left.remove(sink);
                last.add(0, sink);
                continue;
            }
            int best = left.stream().max((one, other) -> Long.compare(surplus(one, left), surplus(other, left)))
                    .orElseThrow();
            left.remove(best);
            first.add(best);
        }
        first.addAll(last);
        return first;
    }

    private long surplus(int box, Set<Integer> left) {
        long incoming = arrows.stream().filter(arrow -> arrow.to() == box && left.contains(arrow.from())).count();
        return incoming == 0 ? Integer.MAX_VALUE : outgoing(box, left) - incoming;
    }

    private long outgoing(int box, Set<Integer> left) {
        return arrows.stream().filter(arrow -> arrow.from() == box && left.contains(arrow.to())).count();
    }
}
