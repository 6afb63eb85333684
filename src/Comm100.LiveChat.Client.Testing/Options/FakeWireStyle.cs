namespace Comm100.LiveChat.Client.Testing;

/// <summary>How a <see cref="LiveChatFake"/> writes its responses. The data is the same in both styles, and requests are read in the same way.</summary>
public enum FakeWireStyle
{
    /// <summary>Exactly as in the API document.</summary>
    Documented,

    /// <summary>As observed on running services: with other names of fields and values, numbers as strings, links in many forms, times in
    /// several forms, nulls, unknown fields, errors in other shapes, and so on. The variations of a response depend only on the seed and on
    /// the request, so the same request always gets the same response.</summary>
    Observed,
}
