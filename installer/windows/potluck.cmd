@rem Potluck in a terminal: the version in use, or its setup the first time.
@setlocal
@if not defined POTLUCK_ROOT set "POTLUCK_ROOT=%LOCALAPPDATA%\potluck-app"
@set "UV_PYTHON_INSTALL_DIR=%POTLUCK_ROOT%\pythons"
@set "UV_CACHE_DIR=%POTLUCK_ROOT%\uv-cache"
@set "PYTHONSAFEPATH=1"
@set "PYTHONPATH=%~dp0payload\lib"
@"%~dp0payload\uv.exe" run --no-project --no-config --python 3.12 python -m potluck_setup.launching --root "%POTLUCK_ROOT%" --payload "%~dp0payload" -- %*
