package org.portolan.site.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Places the slots of a rank, in their order and apart, as near as can be to where they want to be: least squares under
 * an order, by pooling neighbours that want to pass each other.
 */
final class Row {
    private final int gap;

    Row(int gap) {
        this.gap = gap;
    }

    /** Neighbours that stand as close as they may: how many, and the sum of where their first one should be. */
    private record Block(int count, double sum) {
        double start() {
            return sum / count;
        }
    }

    void place(List<LayeredLayout.Slot> rank, ToDoubleFunction<LayeredLayout.Slot> wanted) {
        List<Double> offsets = new ArrayList<>();
        Deque<Block> blocks = new ArrayDeque<>();
        double offset = 0;
        for (int at = 0; at < rank.size(); at++) {
            offset += at == 0 ? 0 : (rank.get(at - 1).width() + rank.get(at).width()) / 2.0 + gap;
            offsets.add(offset);
            Block block = new Block(1, wanted.applyAsDouble(rank.get(at)) - offset);
            while (!blocks.isEmpty() && blocks.getLast().start() >= block.start()) {
                Block before = blocks.removeLast();
                block = new Block(before.count() + block.count(), before.sum() + block.sum());
            }
            blocks.addLast(block);
        }
        int at = 0;
        for (Block block : blocks) {
            for (int i = 0; i < block.count(); i++, at++) {
                rank.get(at).moveTo(block.start() + offsets.get(at));
            }
        }
    }
}
