using System.Globalization;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>One rule of a <see cref="FaultPlan"/>: for which requests it is, what is done to them, and how often.</summary>
/// <remarks>
/// <para>A rule says what is answered (<c>Respond</c> and its like; else the operation's own answer), how it is sent (<c>Delay</c>,
/// <c>Drip</c>, <c>Gzip</c>, <c>With…</c>), and where it is cut (<c>Reset</c>, <c>Hang</c>, <c>Truncate</c> and their like). The three
/// combine; of each, the last one told counts.</para>
/// <para>A request that is for the rule passes first the conditions of <see cref="When"/>, then <see cref="Skip"/>, then
/// <see cref="WithProbability"/>, then <see cref="Times"/>. Each request is counted once, also when many come at once.</para>
/// </remarks>
public sealed partial class FaultRule
{
    private const int ProbabilitySteps = 1_000_000_000;

    private readonly Gate _lock = new();
    private readonly Dice _dice;
    private readonly List<Func<RecordedRequest, bool>> _conditions = [];
    private Fault? _fault;
    private int _toSkip;
    private int? _times;
    private int? _remaining;
    private double? _probability;
    private int _playedCount;

    internal FaultRule(string operationId, int seed, int place)
    {
        OperationId = operationId;
        _dice = new Dice(seed, "fault", place);
    }

    /// <summary>Gets the operation the rule is for, or <see cref="FaultPlan.AnyOperation"/>.</summary>
    public string OperationId { get; }

    /// <summary>Gets how many requests it was played.</summary>
    public int PlayedCount
    {
        get
        {
            lock (_lock)
            {
                return _playedCount;
            }
        }
    }

    /// <summary>Gets a value indicating whether the rule may still be played: it was told what to do, and <see cref="Times"/> is not used up.</summary>
    public bool IsInForce
    {
        get
        {
            lock (_lock)
            {
                return _fault is not null && _remaining != 0;
            }
        }
    }

    /// <summary>Plays the rule this many times and then no more. Without it, the rule holds until <see cref="FaultPlan.Clear"/>.</summary>
    /// <param name="n">How many requests, at least 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public FaultRule Times(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        lock (_lock)
        {
            _times = n;
            _remaining = n;
        }

        return this;
    }

    /// <summary>Lets the first requests pass, as if the rule were not there.</summary>
    /// <param name="n">How many requests, 0 or more.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public FaultRule Skip(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        lock (_lock)
        {
            _toSkip = n;
        }

        return this;
    }

    /// <summary>Plays the rule only for requests that fulfil a condition. Several conditions have to hold all.</summary>
    /// <param name="condition">The condition. When it throws, the request is answered with 500 and what was thrown.</param>
    /// <returns>The rule.</returns>
    public FaultRule When(Func<RecordedRequest, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        lock (_lock)
        {
            _conditions.Add(condition);
        }

        return this;
    }

    /// <summary>Plays the rule by chance. The dice are those of the rule's seed and of its place in the plan: the same order of
    /// requests gives the same faults.</summary>
    /// <param name="probability">The share of requests it is played, more than 0, at most 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is none.</exception>
    public FaultRule WithProbability(double probability)
    {
        if (probability is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be more than 0, and at most 1.");
        }

        lock (_lock)
        {
            _probability = probability;
        }

        return this;
    }

    /// <summary>Says for which operation the rule is, what it does, how often, and how often it was played.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var parts = new List<string> { $"{OperationId}: {FaultText.Describe(_fault)}" };
            if (_conditions.Count > 0)
            {
                parts.Add("on a condition");
            }

            if (_probability is { } probability)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"with probability {probability}"));
            }

            if (_toSkip > 0)
            {
                parts.Add($"after {FaultText.Number(_toSkip, "more request")}");
            }

            if (_times is { } times)
            {
                parts.Add(FaultText.Number(times, "time"));
            }

            parts.Add($"played {FaultText.Number(_playedCount, "time")}");
            return string.Join("; ", parts);
        }
    }

    internal Fault? TryTake(RecordedRequest request)
    {
        bool isMine = string.Equals(OperationId, FaultPlan.AnyOperation, StringComparison.Ordinal)
            || OperationIds.AreSame(OperationId, request.OperationId);
        if (!isMine || !IsInForce || !Conditions().All(condition => condition(request)))
        {
            return null;
        }

        lock (_lock)
        {
            if (_fault is null || _remaining == 0)
            {
                return null;
            }

            if (_toSkip > 0)
            {
                _toSkip--;
                return null;
            }

            if (_probability is { } probability && _dice.Below(ProbabilitySteps) >= probability * ProbabilitySteps)
            {
                return null;
            }

            _remaining--;
            _playedCount++;
            return _fault;
        }
    }

    private Func<RecordedRequest, bool>[] Conditions()
    {
        lock (_lock)
        {
            return [.. _conditions];
        }
    }

    private FaultRule Set(Func<Fault, Fault> change)
    {
        lock (_lock)
        {
            _fault = change(_fault ?? new Fault());
        }

        return this;
    }
}
