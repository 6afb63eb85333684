using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Samples;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>
/// Makes plausible models, with every member set, for tests that need no server: of each of the formats of the API document, such as
/// <see cref="Ban"/>, <see cref="Chat"/> or <see cref="ChatMessage"/>. The same calls with the same seed give the same models.
/// </summary>
/// <remarks>
/// One instance gives each id once. They are others than those of a fake, so that samples can be added to its <see cref="LiveChatFake.Data"/>. All
/// people are made up. It may be used by several threads at once.
/// </remarks>
public sealed class LiveChatSamples
{
    private static readonly DateTimeOffset s_defaultNow = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly LockObject _lock = new();
    private readonly SampleGenerator _maker;

    /// <summary>Begins with a seed.</summary>
    /// <param name="seed">The number that the models are made from.</param>
    /// <param name="now">The moment before which the chats and messages lie, within 30 days; null is 2026-06-30T12:00:00Z, so that the
    /// same calls give the same models on every day. To add samples to a fake, give its <see cref="LiveChatFake.Now"/>: they then lie where its own data lies.</param>
    /// <exception cref="ArgumentException">The moment does not lie between 1970 and 9998.</exception>
    public LiveChatSamples(int seed = 100, DateTimeOffset? now = null)
    {
        var options = new LiveChatFakeOptions { Seed = seed, Now = now ?? s_defaultNow };
        _maker = new SampleGenerator(seed, LiveChatFakeOptions.Freeze(options).DataEnd);
    }

    /// <summary>Creates a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="change">Sets what the test cares about; null changes nothing.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The type is no format of its own, but a group of members of one, such as <see cref="ChatButtonImage"/>: take it
    /// from a <see cref="ChatButton"/>.</exception>
    public T Create<T>(Action<T>? change = null)
        where T : LiveChatModel
    {
        T model = ModelConverter.Read<T>(Next(typeof(T).Name));
        change?.Invoke(model);
        return model;
    }

    /// <summary>Makes several models, each with other values.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="count">How many.</param>
    /// <param name="change">Sets what the test cares about in each of them, which it gets with its index; null changes nothing.</param>
    /// <returns>The models.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 0.</exception>
    /// <exception cref="ArgumentException">The type is no format of its own; see <see cref="Create{T}"/>.</exception>
    public IReadOnlyList<T> CreateMany<T>(int count, Action<T, int>? change = null)
        where T : LiveChatModel
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var models = new T[count];
        for (int i = 0; i < count; i++)
        {
            models[i] = Create<T>();
            change?.Invoke(models[i], i);
        }

        return models;
    }

    private JsonObject Next(string format)
    {
        if (!LiveChatContract.Instance.Formats.Any(known => string.Equals(known.Name, format, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"{format} is no format of the API document: make the model that holds it, and take it from there.", nameof(format));
        }

        lock (_lock)
        {
            return _maker.Next(format);
        }
    }
}
