namespace Comm100.LiveChat.Client.Testing;

/// <summary>What goes wrong at a <see cref="LiveChatFake"/>: an ordered list of rules. A request is played the first rule that
/// is for it and not used up; when there is none, it is answered as usual. Rules are looked at after the request
/// is recorded and before it is counted for limits and authenticated. The plan may be changed while requests come in.</summary>
/// <example><c>fake.Faults.On("Bans.list").Respond(503).Times(2);</c> lets the first two calls fail.</example>
public sealed class FaultPlan
{
    /// <summary>Stands for every operation, and for requests that match no operation.</summary>
    public const string AnyOperation = "*";

    private readonly Gate _lock = new();
    private readonly List<FaultRule> _rules = [];
    private readonly int _seed;
    private int _ruleCount;

    internal FaultPlan(int seed)
    {
        _seed = seed;
    }

    /// <summary>Gets the rules there are now, in their order, those used up included. <see cref="FaultRule.ToString"/> describes each.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_lock)
            {
                return [.. _rules];
            }
        }
    }

    /// <summary>Adds a rule behind those there are. It does nothing until it is told what to do.</summary>
    /// <param name="operationId">The id as the contract has it, such as <c>Bans.create</c>, in any case; one of <see cref="FakeOperations"/>;
    /// or <see cref="AnyOperation"/>.</param>
    /// <returns>The rule, to say what it does and how often.</returns>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public FaultRule On(string operationId) => Add(operationId, _seed);

    /// <summary>Gives a way to add rules that hold by chance, from a seed of their own. The same rules and the same order of requests
    /// give the same faults.</summary>
    /// <param name="seed">The seed. Rules of <see cref="On"/> take that of <see cref="LiveChatFakeOptions.Seed"/>.</param>
    /// <returns>Adds rules. Say with <see cref="FaultRule.WithProbability"/> how often each is played.</returns>
    public RandomFaults Randomly(int seed) => new(this, seed);

    /// <summary>Removes one rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(FaultRule rule)
    {
        lock (_lock)
        {
            return _rules.Remove(rule);
        }
    }

    /// <summary>Removes all rules. Requests that hang already go on hanging.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _ruleCount = 0;
        }
    }

    internal FaultRule Add(string operationId, int seed)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        if (!string.Equals(operationId, AnyOperation, StringComparison.Ordinal))
        {
            OperationIds.Require(operationId);
        }

        lock (_lock)
        {
            var rule = new FaultRule(operationId, seed, _ruleCount++);
            _rules.Add(rule);
            return rule;
        }
    }

    internal Fault? Take(RecordedRequest request)
    {
        // Predicates of the user's run outside the lock: they may read or change the plan.
        foreach (FaultRule rule in Rules)
        {
            if (rule.TryTake(request) is { } fault)
            {
                request.Fault = rule;
                return fault;
            }
        }

        return null;
    }
}
