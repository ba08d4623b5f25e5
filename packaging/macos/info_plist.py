"""What macOS is told about the app; `build.spec` puts it into Info.plist."""

from __future__ import annotations

from typing import Any

#: PySide6 6.11 is built for macOS 13. A newer PySide6 may need more: see docs/decisions/0001.
OLDEST_MACOS = "13.0"
LIST_TYPE = "org.ketams.question-list"


def info_plist(version: str) -> dict[str, Any]:
    """Return the entries beyond those that PyInstaller writes by itself."""
    return {
        "CFBundleDisplayName": "KetaMS Desktop",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT license. Parts by others: see Settings, About.",
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "List of questions",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [LIST_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": LIST_TYPE,
                "UTTypeDescription": "List of questions",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["ketams"]},
            }
        ],
    }
