"""The procedure of arrival-procedure.ts in SimPy 2 (Debian's python3-simpy), played out one run after the other.

Usage: arrival-simpy.py RUNS SEED < procedure.json; prints {"seconds", "runs", "by", "never"} as JSON.
The numbers come from the same JSON that the other side plays; what is written here is its form: a factor, steps, rounds of a vote that settles as soon
as no outstanding vote can change it, a ratification and a deployment.
"""

import json
import random
import sys
import time

from SimPy.Simulation import Process, SimEvent, Simulation, hold, waitevent

procedure = json.load(sys.stdin)
RUNS = int(sys.argv[1])
rng = random.Random(int(sys.argv[2]))

FACTOR = procedure["factors"][0]["weights"]
STEPS = [procedure[name]["time"] for name in ("invocation", "determination", "consultation")]
VOTE = procedure["vote"]
VOTERS = VOTE["voters"]
ROUNDS = VOTE["rounds"]
NEEDED = procedure["benchmark"]["yes"]
VETOES = set(procedure["benchmark"]["vetoes"])
RATIFICATION = procedure["ratification"]
PERFORMERS = procedure["deployment"]["performers"]
WEIGHT = procedure["deployment"]["enough"]["weight"]


def draw(timing):
    kind = timing["kind"]
    if kind == "range":
        return rng.randint(timing["from"], timing["to"])
    if kind == "each point":
        points = 1
        while rng.random() >= timing["probability"]:
            points += 1
        return points
    return rng.choices(range(len(timing["weights"])), timing["weights"])[0]


class Voter(Process):
    def run(self, votes, cast, voter, level):
        yield hold, self, draw(voter["delay"])
        ballot = voter["ballot"][level]["is"]
        u = rng.random()
        vote = "no" if u < ballot["no"] else "abstain" if u < ballot["no"] + ballot["abstain"] else "yes"
        votes[voter["party"]] = vote
        cast.signal()


class Deadline(Process):
    def run(self, votes, cast):
        yield hold, self, VOTE["deadline"]
        votes["deadline"] = True
        cast.signal()


class Performer(Process):
    def run(self, staff, performer):
        yield hold, self, draw(performer["delay"])
        staff.arrived += performer["weight"]
        if staff.arrived >= WEIGHT and staff.on is None:
            staff.on = self.sim.now()


class Staff(Process):
    """Takes the call for help through all stages."""

    def run(self):
        self.on = None
        self.arrived = 0
        level = rng.choices(range(len(FACTOR)), FACTOR)[0]
        for timing in STEPS:
            yield hold, self, draw(timing)
        approved = False
        for number in range(ROUNDS["most"]):
            votes = {}
            cast = SimEvent(sim=self.sim)
            for voter in VOTERS:
                process = Voter(sim=self.sim)
                self.sim.activate(process, process.run(votes, cast, voter, level))
            deadline = Deadline(sim=self.sim)
            self.sim.activate(deadline, deadline.run(votes, cast))
            while True:
                yield waitevent, self, cast
                late = "deadline" in votes
                yes = sum(1 for vote in votes.values() if vote == "yes")
                vetoed = any(votes.get(party) == "no" for party in VETOES)
                left = len(VOTERS) - len(votes) + late
                if vetoed or yes + left < NEEDED:
                    break
                if yes >= NEEDED and (late or all(party in votes for party in VETOES)):
                    approved = True
                    break
                if late:
                    break
            if approved:
                break
            if number + 1 < ROUNDS["most"]:
                yield hold, self, draw(ROUNDS["gap"])
        if not approved:
            return
        times = sorted(draw(one["time"]) for one in RATIFICATION["parties"])
        yield hold, self, times[RATIFICATION["needed"] - 1]
        for performer in PERFORMERS:
            cases = performer["does"]
            chance = cases[0]["is"] if level == 0 else cases[1]["is"]
            if rng.random() < chance:
                process = Performer(sim=self.sim)
                self.sim.activate(process, process.run(self, performer))


def play():
    sim = Simulation()
    sim.initialize()
    staff = Staff(sim=sim)
    sim.activate(staff, staff.run())
    sim.simulate(until=1000)
    return staff.on


begin = time.process_time()
outcomes = [play() for _ in range(RUNS)]
seconds = time.process_time() - begin
print(
    json.dumps(
        {
            "runs": RUNS,
            "seconds": seconds,
            "by": {days: sum(1 for on in outcomes if on is not None and on <= days) / RUNS for days in (14, 30)},
            "never": sum(1 for on in outcomes if on is None) / RUNS,
        }
    )
)
