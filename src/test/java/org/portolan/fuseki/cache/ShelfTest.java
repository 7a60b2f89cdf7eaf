package org.portolan.fuseki.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final long ROOM = 100_000;
    private final Shelf shelf = new Shelf(ROOM);

    private static AnswerKey key(String name) {
        return AnswerKey.of(List.of(name));
    }

    private void keep(String name, int bytes, long nanos) {
        shelf.keep(key(name), new Answer(new byte[bytes], nanos));
    }

    @Test
    void answersTakeNoMoreThanTheirRoom() {
        for (int i = 0; i < 1000; i++) {
            keep("answer " + i, 1000 + i, 1_000_000);
            assertTrue(shelf.taken() <= ROOM, () -> "takes " + shelf.taken());
        }
        assertTrue(shelf.size() > 30, () -> "keeps " + shelf.size());
    }

    @Test
    void whatTookLongOutlivesWhatDidNot() {
        keep("slow", 10_000, 5_000_000_000L);
        for (int i = 0; i < 1000; i++) {
            keep("quick " + i, 10_000, 1_000_000);
        }
        assertTrue(shelf.find(key("slow")).isPresent());
        assertEquals(Optional.empty(), shelf.find(key("quick 0")));
    }

    @Test
    void whatNobodyAsksAnyMoreGoesInTheEnd() {
        keep("slow", 10_000, 100_000_000L);
        for (int i = 0; i < 10_000; i++) {
            keep("quick " + i, 10_000, 10_000_000);
            shelf.find(key("quick " + i));
        }
        assertEquals(Optional.empty(), shelf.find(key("slow")));
    }

    @Test
    void whatIsAskedOftenStays() {
        keep("popular", 10_000, 1_000_000);
        for (int i = 0; i < 50; i++) {
            keep("once " + i, 10_000, 1_000_000);
            assertTrue(shelf.find(key("popular")).isPresent(), "gone after " + i);
        }
    }

    @Test
    void answerLargerThanTheRoomIsNotKept() {
        keep("small", 1000, 1);
        keep("large", (int) ROOM, Long.MAX_VALUE);
        assertEquals(Optional.empty(), shelf.find(key("large")));
        assertTrue(shelf.find(key("small")).isPresent());
    }

    @Test
    void answerThatIsKeptAgainTakesItsRoomOnce() {
        keep("one", 1000, 1);
        long taken = shelf.taken();
        keep("one", 1000, 1);
        assertEquals(taken, shelf.taken());
        assertEquals(1, shelf.size());
    }
}
