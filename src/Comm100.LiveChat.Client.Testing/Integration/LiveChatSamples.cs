using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Samples;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>
/// Creates realistic models with a value for every property, for tests without a server. It supports every format of the API document, such as
/// <see cref="Ban"/>, <see cref="Chat"/> or <see cref="ChatMessage"/>. The same calls with the same seed create the same models.
/// </summary>
/// <remarks>
/// The ids of an instance are unique, and different from those of a fake, so samples can be added to its <see cref="LiveChatFake.Data"/>. All
/// people are fictitious. This class is thread-safe.
/// </remarks>
public sealed class LiveChatSamples
{
    private static readonly DateTimeOffset s_defaultNow = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly LockObject _lock = new();
    private readonly SampleGenerator _generator;

    /// <summary>Initializes a new instance with a seed.</summary>
    /// <param name="seed">The seed of the generated values.</param>
    /// <param name="now">The end of the 30 days in which chats and messages lie; null uses 2026-06-30T12:00:00Z, so that the same calls create the
    /// same models on every day. To add samples to a fake, pass its <see cref="LiveChatFake.Now"/>, so that they lie in the same period as its data.</param>
    /// <exception cref="ArgumentException"><paramref name="now"/> is not between 1970 and 9998.</exception>
    public LiveChatSamples(int seed = 100, DateTimeOffset? now = null)
    {
        var options = new LiveChatFakeOptions { Seed = seed, Now = now ?? s_defaultNow };
        _generator = new SampleGenerator(seed, LiveChatFakeOptions.Freeze(options).DataEnd);
    }

    /// <summary>Creates a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="change">Sets the properties that the test depends on; null changes nothing.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The type is not a format of the API document but a part of one, such as
    /// <see cref="ChatButtonImage"/>. Take it from a <see cref="ChatButton"/>.</exception>
    public T Create<T>(Action<T>? change = null)
        where T : LiveChatModel
    {
        T model = ModelConverter.FromJson<T>(CreateNext(typeof(T).Name));
        change?.Invoke(model);
        return model;
    }

    /// <summary>Creates several models with different values.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="count">The number of models.</param>
    /// <param name="change">Sets the properties that the test depends on. It receives each model and its index; null changes nothing.</param>
    /// <returns>The models.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ArgumentException">The type is not a format of the API document; see <see cref="Create{T}"/>.</exception>
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

    private JsonObject CreateNext(string format)
    {
        if (!LiveChatContract.Instance.Formats.Any(known => string.Equals(known.Name, format, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"{format} is not a format of the API document. Create the model that contains it instead.", nameof(format));
        }

        lock (_lock)
        {
            return _generator.Next(format);
        }
    }
}
