using System.Globalization;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>A rule of a <see cref="FaultPlan"/>: which requests it applies to, what it does to them, and how often.</summary>
/// <remarks>
/// <para>A rule defines the response (<c>Respond</c> and similar methods; the default is the response of the operation), how it is sent
/// (<c>Delay</c>, <c>SendInChunks</c>, <c>Gzip</c>, <c>With…</c>), and where it is interrupted (<c>Reset</c>, <c>Hang</c>, <c>Truncate</c> and
/// similar methods). The three can be combined. If one of them is set more than once, the last call wins.</para>
/// <para>A request for the operation must meet, in this order, the conditions of <see cref="When"/>, <see cref="Skip"/>,
/// <see cref="WithProbability"/> and <see cref="Times"/>. Each request is counted once, even if many arrive concurrently.</para>
/// </remarks>
public sealed partial class FaultRule
{
    private const int ProbabilitySteps = 1_000_000_000;

    private readonly LockObject _lock = new();
    private readonly SeededRandom _random;
    private readonly List<Func<RecordedRequest, bool>> _conditions = [];
    private Fault? _fault;
    private int _skipCount;
    private int? _times;
    private int? _remaining;
    private double? _probability;
    private int _appliedCount;

    internal FaultRule(string operationId, int seed, int index)
    {
        OperationId = operationId;
        _random = new SeededRandom(seed, "fault", index);
    }

    /// <summary>Gets the id of the operation that the rule applies to, or <see cref="FaultPlan.AnyOperation"/>.</summary>
    public string OperationId { get; }

    /// <summary>Gets the number of requests that the rule was applied to.</summary>
    public int AppliedCount
    {
        get
        {
            lock (_lock)
            {
                return _appliedCount;
            }
        }
    }

    /// <summary>Gets a value indicating whether the rule can still be applied: a fault is defined, and the number of <see cref="Times"/> is not reached.</summary>
    public bool IsActive
    {
        get
        {
            lock (_lock)
            {
                return _fault is not null && _remaining != 0;
            }
        }
    }

    /// <summary>Applies the rule to this number of requests. By default, the rule applies until <see cref="FaultPlan.Clear"/>.</summary>
    /// <param name="count">The number of requests, at least 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public FaultRule Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (_lock)
        {
            _times = count;
            _remaining = count;
        }

        return this;
    }

    /// <summary>Skips the first requests.</summary>
    /// <param name="count">The number of requests, 0 or more.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public FaultRule Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (_lock)
        {
            _skipCount = count;
        }

        return this;
    }

    /// <summary>Applies the rule only to requests that meet a condition. If this method is called more than once, a request must meet all conditions.</summary>
    /// <param name="condition">The condition. If it throws, the response has status 500 and contains the exception.</param>
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

    /// <summary>Applies the rule at random. The random numbers depend on the seed of the rule and on its position in the plan: the same order of
    /// requests gives the same faults.</summary>
    /// <param name="probability">The probability, greater than 0 and at most 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not greater than 0, or is greater than 1.</exception>
    public FaultRule WithProbability(double probability)
    {
        if (probability is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be greater than 0 and at most 1.");
        }

        lock (_lock)
        {
            _probability = probability;
        }

        return this;
    }

    /// <summary>Returns a description of the rule: its operation, its fault, its conditions, and how often it was applied.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var parts = new List<string> { $"{OperationId}: {FaultDescription.Describe(_fault)}" };
            if (_conditions.Count > 0)
            {
                parts.Add("on a condition");
            }

            if (_probability is { } probability)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"with probability {probability}"));
            }

            if (_skipCount > 0)
            {
                parts.Add($"after {Quantity.Format(_skipCount, "more request")}");
            }

            if (_times is { } times)
            {
                parts.Add(Quantity.Format(times, "time"));
            }

            parts.Add($"applied {Quantity.Format(_appliedCount, "time")}");
            return string.Join("; ", parts);
        }
    }

    internal Fault? TryApply(RecordedRequest request)
    {
        bool isForOperation = string.Equals(OperationId, FaultPlan.AnyOperation, StringComparison.Ordinal)
            || OperationIds.AreSame(OperationId, request.OperationId);
        if (!isForOperation || !IsActive || !GetConditions().All(condition => condition(request)))
        {
            return null;
        }

        lock (_lock)
        {
            if (_fault is null || _remaining == 0)
            {
                return null;
            }

            if (_skipCount > 0)
            {
                _skipCount--;
                return null;
            }

            if (_probability is { } probability && _random.Next(ProbabilitySteps) >= probability * ProbabilitySteps)
            {
                return null;
            }

            _remaining--;
            _appliedCount++;
            return _fault;
        }
    }

    private Func<RecordedRequest, bool>[] GetConditions()
    {
        lock (_lock)
        {
            return [.. _conditions];
        }
    }

    private FaultRule Change(Func<Fault, Fault> change)
    {
        lock (_lock)
        {
            _fault = change(_fault ?? new Fault());
        }

        return this;
    }
}
