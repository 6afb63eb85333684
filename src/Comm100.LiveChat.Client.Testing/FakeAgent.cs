using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Somebody who may call a <see cref="LiveChatFake"/>: see <see cref="LiveChatFakeOptions.Agents"/>.</summary>
public sealed class FakeAgent
{
    /// <summary>Makes an agent with all permissions.</summary>
    /// <param name="email">The user name of Basic authentication, without a colon.</param>
    /// <param name="apiKey">The password of Basic authentication.</param>
    public FakeAgent(string email, string apiKey)
    {
        Email = email;
        ApiKey = apiKey;
    }

    /// <summary>Gets the names of all permissions that operations ask for, such as <c>Manage Settings</c>.</summary>
    public static IReadOnlyList<string> AllPermissions { get; } = [.. LiveChatContract.Instance.Operations
        .Select(operation => operation.Permission)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];

    /// <summary>Gets the user name of Basic authentication.</summary>
    public string Email { get; }

    /// <summary>Gets the password of Basic authentication.</summary>
    public string ApiKey { get; }

    /// <summary>Gets what the agent may do: names out of <see cref="AllPermissions"/>, in any case. Operations that ask for no permission are
    /// open to every agent.</summary>
    /// <value>All permissions by default.</value>
    public ISet<string> Permissions { get; } = new HashSet<string>(AllPermissions, StringComparer.OrdinalIgnoreCase);

    internal FakeAgent Copy()
    {
        var copy = new FakeAgent(Email, ApiKey);
        copy.Permissions.IntersectWith(Permissions);
        return copy;
    }
}
