import { expect, test } from "vitest";
import { EventBatch } from "../../site_src/sandbox/event-batch";

function batch() {
  const sent: string[][] = [];
  const clock = { now: 0 };
  return {
    sent,
    clock,
    batch: new EventBatch(
      (events) => sent.push([...events]),
      () => clock.now,
    ),
  };
}

test("what comes now and then is sent at once, so that a hang later loses nothing", () => {
  const { sent, batch: events } = batch();
  events.add("one");
  events.add("two");
  expect(sent).toEqual([["one"], ["two"]]);
});

test("a flood is joined, in order and whole", () => {
  const { sent, clock, batch: events } = batch();
  const flood = Array.from({ length: 10_000 }, (_, index) => String(index));
  for (const event of flood) {
    clock.now += 0.01;
    events.add(event);
  }
  events.flush();
  expect(sent.flat()).toEqual(flood);
  expect(sent.slice(0, 1_000).every((events) => events.length === 1)).toBe(true);
  expect(sent.length).toBeLessThan(1_200);
});

test("flushing nothing sends nothing", () => {
  const { sent, batch: events } = batch();
  events.flush();
  expect(sent).toEqual([]);
});
