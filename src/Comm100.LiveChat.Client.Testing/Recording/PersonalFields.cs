namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>The kind of a value that is not written into a recording. It determines the replacement.</summary>
internal enum PersonalDataKind
{
    Person,
    EmailAddress,
    IpAddress,
    PhoneNumber,
    User,
    Text,
    Url,
    Secret,
}

/// <summary>The fields with secrets or personal data.</summary>
internal static class PersonalFields
{
    /// <summary>The formats with data about people. In them, a string in an unknown field counts as personal.</summary>
    private static readonly HashSet<string> s_formatsWithPeople = new(
        [
            "Chat", "OfflineMessage", "MissedOrRefusedChat", "AgentChat", "AgentChatMessage", "ChatMessage", "CustomFieldValue", "CustomVariableValue", "Attachment", "ChatWrapup",
            "PostChatSurvey", "Agent", "Ban",
        ],
        StringComparer.Ordinal);

    /// <summary>Fields of the contract, by format and path.</summary>
    private static readonly Dictionary<string, PersonalDataKind> s_fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Chat.ssoUserId"] = PersonalDataKind.User,
        ["Chat.name"] = PersonalDataKind.Person,
        ["Chat.email"] = PersonalDataKind.EmailAddress,
        ["Chat.agents"] = PersonalDataKind.Person,
        ["OfflineMessage.ssoUserId"] = PersonalDataKind.User,
        ["OfflineMessage.name"] = PersonalDataKind.Person,
        ["OfflineMessage.email"] = PersonalDataKind.EmailAddress,
        ["OfflineMessage.agent"] = PersonalDataKind.Person,
        ["OfflineMessage.content"] = PersonalDataKind.Text,
        ["AgentChat.agents"] = PersonalDataKind.Person,
        ["AgentChatMessage.sender"] = PersonalDataKind.Person,
        ["AgentChatMessage.content"] = PersonalDataKind.Text,
        ["ChatMessage.sender"] = PersonalDataKind.Person,
        ["ChatMessage.content"] = PersonalDataKind.Text,
        ["CustomFieldValue.value"] = PersonalDataKind.Text,
        ["CustomVariableValue.value"] = PersonalDataKind.Text,
        ["Attachment.name"] = PersonalDataKind.Text,
        ["Attachment.uri"] = PersonalDataKind.Url,
        ["ChatWrapup.comment"] = PersonalDataKind.Text,
        ["PostChatSurvey.ratingComment"] = PersonalDataKind.Text,
        ["Ban.visitorId"] = PersonalDataKind.User,
        ["Ban.ipAddress"] = PersonalDataKind.IpAddress,
        ["Ban.comment"] = PersonalDataKind.Text,
        ["Department.agents"] = PersonalDataKind.Person,
        ["Department.emailAddresses"] = PersonalDataKind.EmailAddress,
        ["RoutingRules.fail.offlineMessageEmails"] = PersonalDataKind.EmailAddress,
        ["ChatWindow.options.email.fromEmail"] = PersonalDataKind.EmailAddress,
        ["ChatWindow.options.email.fromName"] = PersonalDataKind.Person,
        ["ChatWindow.advanced.transcriptEmailAddress"] = PersonalDataKind.EmailAddress,

        // Anyone with the address of a webhook can send to it, and the certificate identifies the account.
        ["Webhook.targetUrl"] = PersonalDataKind.Url,
        ["VisitorSsoSettings.signInUrl"] = PersonalDataKind.Url,
        ["VisitorSsoSettings.idpCertificate"] = PersonalDataKind.Secret,
        ["VisitorSsoSettings.idpCertificateFileName"] = PersonalDataKind.Text,
    };

    /// <summary>Fields by their name, in any object: in lower case, without underscores and hyphens.</summary>
    private static readonly Dictionary<string, PersonalDataKind> s_names = new(StringComparer.Ordinal)
    {
        ["firstname"] = PersonalDataKind.Person,
        ["lastname"] = PersonalDataKind.Person,
        ["fullname"] = PersonalDataKind.Person,
        ["displayname"] = PersonalDataKind.Person,
        ["nickname"] = PersonalDataKind.Person,
        ["username"] = PersonalDataKind.Person,
        ["visitorname"] = PersonalDataKind.Person,
        ["agentname"] = PersonalDataKind.Person,
        ["sender"] = PersonalDataKind.Person,
        ["sendername"] = PersonalDataKind.Person,
        ["email"] = PersonalDataKind.EmailAddress,
        ["emailaddress"] = PersonalDataKind.EmailAddress,
        ["mail"] = PersonalDataKind.EmailAddress,
        ["ip"] = PersonalDataKind.IpAddress,
        ["ipaddress"] = PersonalDataKind.IpAddress,
        ["clientip"] = PersonalDataKind.IpAddress,
        ["visitorip"] = PersonalDataKind.IpAddress,
        ["phone"] = PersonalDataKind.PhoneNumber,
        ["phonenumber"] = PersonalDataKind.PhoneNumber,
        ["mobile"] = PersonalDataKind.PhoneNumber,
        ["mobilephone"] = PersonalDataKind.PhoneNumber,
        ["mobilenumber"] = PersonalDataKind.PhoneNumber,
        ["telephone"] = PersonalDataKind.PhoneNumber,
        ["fax"] = PersonalDataKind.PhoneNumber,
        ["transcript"] = PersonalDataKind.Text,
        ["chattranscript"] = PersonalDataKind.Text,
        ["content"] = PersonalDataKind.Text,
        ["password"] = PersonalDataKind.Secret,
        ["secret"] = PersonalDataKind.Secret,
        ["clientsecret"] = PersonalDataKind.Secret,
        ["token"] = PersonalDataKind.Secret,
        ["accesstoken"] = PersonalDataKind.Secret,
        ["refreshtoken"] = PersonalDataKind.Secret,
        ["idtoken"] = PersonalDataKind.Secret,
        ["apikey"] = PersonalDataKind.Secret,
        ["authorization"] = PersonalDataKind.Secret,
        ["cookie"] = PersonalDataKind.Secret,
        ["setcookie"] = PersonalDataKind.Secret,
        ["sessionid"] = PersonalDataKind.Secret,
        ["certificate"] = PersonalDataKind.Secret,
    };

    public static bool DescribesPeople(string format) => s_formatsWithPeople.Contains(format);

    public static PersonalDataKind? FindByPath(string format, string path) => s_fields.TryGetValue($"{format}.{path}", out PersonalDataKind kind) ? kind : null;

    public static PersonalDataKind? FindByName(string name) => s_names.TryGetValue(Normalize(name), out PersonalDataKind kind) ? kind : null;

    public static string Normalize(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
